import { ADMISSION_KIND, REVIEW_KIND, type Admission, type Stretch } from '@/domain/journal';
import type { EntryDraft } from '@/ports/workspace';
import type { DeskReply } from '@/wire/team';

type Item = DeskReply['items'][number];

/** What a lead decides on at once: what one tablet recorded of one case and what waits, or took effect late, for the same reason. */
export interface DeskGroup {
  readonly id: string;
  readonly first: Item;
  readonly reason: string;
  /** How many records of each kind of document. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  readonly count: number;
  /** Seqs of the oldest and the newest. */
  readonly from: number;
  readonly to: number;
  readonly recordedAt: string | null;
  readonly receivedAt: string;
}

/** In the order of the desk, newest first. */
export function deskGroups(items: readonly Item[]): DeskGroup[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const id = [item.case, item.writer, item.branch, item.reason].join('/');
    const group = groups.get(id);
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return [...groups].map(([id, group]) => {
    const kinds = new Map<string, number>();
    for (const { kind } of group) kinds.set(kind ?? '', (kinds.get(kind ?? '') ?? 0) + 1);
    const seqs = group.map(({ seq }) => seq);
    const times = group.flatMap(({ at }) => at ?? []).sort();
    return {
      id, first: group[0], reason: group[0].reason, count: group.length, from: Math.min(...seqs), to: Math.max(...seqs),
      kinds: [...kinds].map(([kind, count]) => ({ kind, count })), recordedAt: times[0] ?? null, receivedAt: group[0].receivedAt,
    };
  });
}

/** The act that gives a group effect, or null where this lead cannot. */
export function admissionOf({ first, from, to }: DeskGroup, id: string, reason: string): EntryDraft | null {
  if (first.case === null || first.admissible !== true) return null;
  const change: Admission = { writer: first.writer, branch: first.branch, from, to, reason };
  return { case: first.case, action: null, document: { kind: ADMISSION_KIND, id }, op: 'admit', change };
}

/** The act by which a lead has seen what took effect late: it leaves the desk of the lead's team. */
export function reviewOf({ first, reason, from, to }: DeskGroup, id: string): EntryDraft | null {
  if (first.case === null || reason !== 'late') return null;
  const change: Stretch = { writer: first.writer, branch: first.branch, from, to };
  return { case: first.case, action: null, document: { kind: REVIEW_KIND, id }, op: 'review', change };
}
