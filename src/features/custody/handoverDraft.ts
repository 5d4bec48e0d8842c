import { newHandover, type Handover, type HandoverResult, type HandoverState, type HandoverWhat } from '@/domain/handover';
import { sameJson, valueOf, type Json } from '@/domain/journal';
import { writing } from '@/features/saving';
import type { EntryDraft } from '@/ports/workspace';
import { fromShanghaiLocal, toShanghaiLocal } from '@/features/field-action';

export interface PartyDraft {
  name: string;
  role: string | null;
}

/** What differs from thing to thing; a field that is left open has no leaf. */
export interface RowDraft {
  keys: string;
  mileageKm: number | null;
  hours: number | null;
  weightKg: number | null;
}

/** A hand-over while it is written. */
export interface HandoverDraft {
  what: HandoverWhat;
  items: string[];
  from: PartyDraft;
  to: PartyDraft;
  at: string;
  placeText: string;
  condition: string;
  papers: string;
  note: string;
  feeFen: number | null;
  feePer: string;
  amountFen: number | null;
  result: HandoverResult;
  rows: Record<string, RowDraft>;
}

export const emptyRow = (): RowDraft => ({ keys: '', mileageKm: null, hours: null, weightKg: null });

export function emptyDraft(now: string): HandoverDraft {
  return {
    what: 'custody', items: [], from: { name: '', role: 'court' }, to: { name: '', role: null }, at: toShanghaiLocal(now), placeText: '', condition: '', papers: '', note: '', feeFen: null, feePer: '',
    amountFen: null, result: 'taken', rows: {},
  };
}

export function draftOf(handover: Handover): HandoverDraft {
  const { items, from, to, at, placeText, condition, papers, note, feeFen, feePer, amountFen } = handover;
  const rows = Object.fromEntries(items.map((id) => [id, rowOf(handover.rows.get(id) ?? handover)]));
  return {
    what: (handover.what ?? 'custody') as HandoverWhat, items: [...items], from: { name: from?.name ?? '', role: from?.role ?? null }, to: { name: to?.name ?? '', role: to?.role ?? null }, at: toShanghaiLocal(at),
    placeText: placeText ?? '', condition: condition ?? '', papers: papers ?? '', note: note ?? '', feeFen, feePer: feePer ?? '', amountFen, result: (handover.result ?? 'taken') as HandoverResult, rows,
  };
}

const rowOf = ({ keys, mileageKm, hours, weightKg }: HandoverState): RowDraft => ({ keys: keys ?? '', mileageKm, hours, weightKg });

/** Both sides are named, and it says what changes hands. */
export const isWhole = ({ from, to, items, what, amountFen, at }: HandoverDraft): boolean =>
  from.name.trim() !== '' && to.name.trim() !== '' && fromShanghaiLocal(at) !== null && (items.length > 0 || (what === 'cash' && amountFen !== null));

function leavesOf(seat: { readonly case: string; readonly action: string; readonly id: string }, draft: HandoverDraft, seals: readonly string[]) {
  const { rows, from, to, at, items, ...rest } = draft;
  const party = ({ name, role }: PartyDraft) => ({ name: name.trim(), role });
  return newHandover(seat, {
    ...rest, items, seals, from: party(from), to: party(to), at: fromShanghaiLocal(at) ?? '', rows: Object.fromEntries(items.map((id) => [id, rows[id] ?? emptyRow()])),
    ...(draft.what === 'custody' ? {} : { feeFen: null, feePer: '' }), ...(draft.what === 'cash' ? {} : { amountFen: null }),
  });
}

/** The act that writes a new hand-over; `seals`: numbers that were found whole on the things. */
export const writeNew = leavesOf;

/** The act that brings a written one to what the draft says; null where nothing differs. */
export function writeChanges(handover: Handover, draft: HandoverDraft, seals: readonly string[]): EntryDraft | null {
  const { document } = handover;
  const { set } = leavesOf({ case: document.case, action: document.action ?? '', id: document.id }, draft, seals).change;
  const gone = Object.keys(document.paths).filter((path) => !(path in set) && (path in GONE_WHEN_EMPTY || path.startsWith('row/')) && (valueOf(document, path) ?? null) !== null);
  const leaves: Record<string, Json> = Object.fromEntries([...Object.entries(set).filter(([path, value]) => !sameJson(valueOf(document, path) ?? null, value)), ...gone.map((path) => [path, null] as const)]);
  return Object.keys(leaves).length === 0 ? null : writing(document, leaves);
}

/** Leaves that the form writes: emptied there, they are taken back. What a newer version wrote beside them stays. */
const GONE_WHEN_EMPTY = { items: 1, seals: 1, placeText: 1, condition: 1, papers: 1, note: 1, feeFen: 1, feePer: 1, amountFen: 1, keys: 1, mileageKm: 1, hours: 1, weightKg: 1 } as const;
