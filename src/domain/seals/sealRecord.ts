import { HANDOVER_KIND, type HandoverParty } from '../handover';
import { isWithdrawn, listOf, textOf, valueOf, type DocumentRef, type FoldedDocument, type Json, type Op } from '../journal';
import { readSeals, sealStates, type ItemSeal, type SealState } from './itemSeal';

/** The `what` of a hand-over that is a record of strips: nothing changes hands, and what was signed before stays as it is (F3). */
export const SEAL_RECORD = 'seal';

/** What became of one strip: leaf `change/<id of the strip>`. */
export interface SealChange {
  readonly seal: string;
  readonly number: string;
  readonly state: SealState;
  readonly reason: string | null;
}

/** 封条变动记录: what became of the strips on a thing whose list was signed already. */
export interface SealRecord {
  readonly document: FoldedDocument;
  readonly item: string;
  readonly at: string | null;
  readonly changes: readonly SealChange[];
  /** Strips that came in the place of others: leaves `seal/<id>`, as on a thing. */
  readonly added: readonly ItemSeal[];
}

/** The record that a document is; null: it is none, or was withdrawn. */
export function readSealRecord(document: FoldedDocument): SealRecord | null {
  const items = valueOf(document, 'items');
  const [item] = Array.isArray(items) ? items : [];
  if (document.kind !== HANDOVER_KIND || textOf(document, 'what') !== SEAL_RECORD || isWithdrawn(document) || typeof item !== 'string') return null;
  const changes = listOf(document, 'change').flatMap(({ id, value }): SealChange[] => {
    const leaf = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Readonly<Record<string, Json>>;
    const state = sealStates.find((each) => each === leaf['state']);
    return state && typeof leaf['number'] === 'string' ? [{ seal: id, number: leaf['number'], state, reason: typeof leaf['reason'] === 'string' ? leaf['reason'] : null }] : [];
  });
  return { document, item, at: textOf(document, 'at'), changes, added: readSeals(document) };
}

/** Every record of strips in the order in which it happened. */
export const sealRecordsOf = (documents: Iterable<FoldedDocument>): SealRecord[] =>
  [...documents].flatMap((document) => readSealRecord(document) ?? []).sort((a, b) => timeOf(a) - timeOf(b) || (a.document.created.entry < b.document.created.entry ? -1 : 1));

const timeOf = ({ at, document }: SealRecord): number => Date.parse(at ?? document.created.at) || 0;

/** The strips of a thing as they are now: as its list tells them, with what was recorded afterwards; a torn one that was replaced counts no more. `records`: those of any thing, in their order. */
export function sealsNow(seals: readonly ItemSeal[], item: string, records: readonly SealRecord[]): readonly ItemSeal[] {
  const own = records.filter((record) => record.item === item);
  if (own.length === 0) return seals;
  let now = [...seals];
  for (const { at, changes, added } of own) {
    now = now.map((seal) => {
      const change = changes.find(({ seal: id }) => id === seal.id);
      return change ? { ...seal, state: added.some(({ replaces }) => replaces === seal.id) ? 'void' : change.state, reason: change.reason, at } : seal;
    });
    now.push(...added.filter(({ id }) => !now.some((seal) => seal.id === id)));
  }
  return now;
}

/** What is told when a record is written. */
export interface NewSealRecord {
  readonly item: string;
  readonly seal: ItemSeal;
  readonly state: Exclude<SealState, 'affixed'>;
  readonly reason: string;
  /** The strip that takes its place, with an id of its own. */
  readonly replacedBy: { readonly id: string; readonly number: string } | null;
  /** Who found it, and who keeps the thing. */
  readonly from: HandoverParty;
  readonly to: HandoverParty | null;
  readonly at: string;
}

type Creation = Extract<Op, { op: 'create' }> & { readonly case: string; readonly action: string; readonly document: DocumentRef };

/** The act that records what became of a strip. */
export function newSealRecord(seat: { readonly case: string; readonly action: string; readonly id: string }, { item, seal, state, reason, replacedBy, from, to, at }: NewSealRecord): Creation {
  const set: Record<string, Json> = {
    what: SEAL_RECORD, items: [item], from: { ...from }, at,
    [`change/${seal.id}`]: { number: seal.number, state, reason },
  };
  if (to) set['to'] = { ...to };
  if (replacedBy) set[`seal/${replacedBy.id}`] = { number: replacedBy.number, position: seal.position, order: seal.order + 0.5, replaces: seal.id, at };
  return { case: seat.case, action: seat.action, document: { kind: HANDOVER_KIND, id: seat.id }, op: 'create', change: { set } };
}
