/**
 * What was done with an item (措施). `counts`: its value is set against the seizure limit. A standby seizure (轮候) takes effect
 * only when the one before ends, so it binds no value yet. Labels: `measure.<id>`; `paper`: the papers' own word.
 */
export const measures = [
  { id: 'sealingUp', counts: true, paper: '查封' },
  { id: 'impoundment', counts: true, paper: '扣押' },
  { id: 'freezing', counts: true, paper: '冻结' },
  { id: 'liveSealing', counts: true, paper: '活封' },
  { id: 'registeredSealing', counts: true, paper: '登记查封' },
  { id: 'standbySealing', counts: false, paper: '轮候查封' },
  { id: 'toVerify', counts: false, paper: '待核' },
  { id: 'notSeized', counts: false, paper: '未扣押' },
] as const satisfies readonly { readonly id: string; readonly counts: boolean; readonly paper: string }[];

export type MeasureId = (typeof measures)[number]['id'];
export const measureIds: readonly MeasureId[] = measures.map(({ id }) => id);
export const measureLabelKey = (id: string): string => `measure.${id}`;

/** The papers' word for a measure; null for one of a newer version. */
export const measureWord = (id: string | null): string | null => measures.find((measure) => measure.id === id)?.paper ?? null;

/** Whether a thing stays with whoever has it: nothing was done with it, or nothing yet. */
export const staysInPlace = (id: string | null): boolean => id === 'toVerify' || id === 'notSeized';

/** Whether an item's value is set against the limit; an unknown measure of a newer version counts, which can only warn too early. */
export function measureCounts(id: string | null): boolean {
  if (id === null) return false;
  return measures.find((measure) => measure.id === id)?.counts ?? true;
}
