/**
 * What was done with an item (措施). `counts`: its value is set against the seizure limit. A standby seizure (轮候) takes effect
 * only when the one before ends, so it binds no value yet. Labels: `measure.<id>`.
 */
export const measures = [
  { id: 'sealingUp', counts: true },
  { id: 'impoundment', counts: true },
  { id: 'freezing', counts: true },
  { id: 'liveSealing', counts: true },
  { id: 'registeredSealing', counts: true },
  { id: 'standbySealing', counts: false },
  { id: 'toVerify', counts: false },
  { id: 'notSeized', counts: false },
] as const satisfies readonly { readonly id: string; readonly counts: boolean }[];

export type MeasureId = (typeof measures)[number]['id'];
export const measureIds: readonly MeasureId[] = measures.map(({ id }) => id);
export const measureLabelKey = (id: string): string => `measure.${id}`;

/** Whether an item's value is set against the limit; an unknown measure of a newer version counts, which can only warn too early. */
export function measureCounts(id: string | null): boolean {
  if (id === null) return false;
  return measures.find((measure) => measure.id === id)?.counts ?? true;
}
