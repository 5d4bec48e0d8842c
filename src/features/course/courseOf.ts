import { listOf, textOf, type FoldedDocument, type Json } from '@/domain/journal';
import { eventKinds, type EventKind } from './eventKinds';

export type EventLeaf = Readonly<Record<string, Json>>;

/** One thing that happened. `at` is null where nobody noted a time: such rows come last. */
export interface CourseEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly leaf: EventLeaf;
  readonly at: string | null;
  readonly end: string | null;
}

/** Begin, end, and when the papers were shown: fixed points of the course that are written elsewhere. */
export interface CourseMark {
  readonly is: 'startedAt' | 'papersShownAt' | 'endedAt';
  readonly at: string;
}

export function eventsOf(action: FoldedDocument): CourseEvent[] {
  const events = eventKinds.flatMap((kind) =>
    listOf(action, kind.list).flatMap(({ id, value }): CourseEvent[] => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const leaf = value as EventLeaf;
      return [{ id, kind, leaf, at: kind.times.map((key) => instant(leaf[key])).find((at) => at !== null) ?? null, end: kind.end === null ? null : instant(leaf[kind.end]) }];
    }),
  );
  return events.sort((a, b) => timeOf(a.at) - timeOf(b.at) || (a.id < b.id ? -1 : 1));
}

export function marksOf(action: FoldedDocument): CourseMark[] {
  return (['startedAt', 'papersShownAt', 'endedAt'] as const).flatMap((is) => {
    const at = textOf(action, is);
    return at === null ? [] : [{ is, at }];
  });
}

const instant = (value: Json | undefined): string | null => (typeof value === 'string' && Number.isFinite(Date.parse(value)) ? value : null);
const timeOf = (at: string | null): number => (at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at));
