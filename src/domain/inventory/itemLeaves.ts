import { custodianKinds, type CustodianKind } from '../transcript/custodian';
import { listOf, valueOf, type FoldedDocument } from '../journal/document';
import type { Json } from '../journal/json';
import { inOrder, leaf, orderOf } from './leaf';

/** 案外人主张: what somebody says who is no party; it is recorded and told their rights, the item is not let go for it. */
export interface ItemClaim {
  readonly id: string;
  readonly by: string;
  readonly ground: string | null;
  readonly evidence: string | null;
  readonly at: string | null;
  /** The right to object was told (民事诉讼法 238). */
  readonly told: boolean;
  readonly order: number;
}

/** 第三人书面确认 that the thing in their hands or in their name is the debtor's (查扣冻规定 2). */
export interface Confirmation {
  readonly by: string;
  readonly paper: string | null;
  readonly at: string | null;
}

/** Another court's seal on the thing: this court's seizure waits behind that one (轮候). */
export interface OtherSeal {
  readonly court: string;
  readonly caseNumber: string | null;
  readonly on: string | null;
}

/** One clock of a measure: what the ruling says it runs from and to. */
export interface Term {
  readonly from: string | null;
  readonly to: string | null;
  readonly ruling: string | null;
}

/** The seizure of the thing itself, and the one in the register: a vehicle has both, each with its own end. */
export const clocks = ['physical', 'registered'] as const;
export type Clock = (typeof clocks)[number];

/** Who keeps this one where it is not the paper's custodian; only the debtor may be allowed to go on using it. */
export interface ItemCustodian {
  readonly name: string;
  readonly kind: CustodianKind | null;
  readonly contact: string | null;
  readonly place: string | null;
  readonly useAllowed: boolean | null;
  readonly useScope: string | null;
}

export const logKinds = ['fed', 'born', 'died', 'treated', 'moved', 'sold', 'other'] as const;
export type LogKind = (typeof logKinds)[number];

/** What happened to something that lives or spoils while it was kept. */
export interface LogEntry {
  readonly id: string;
  readonly at: string | null;
  readonly is: LogKind;
  readonly count: number | null;
  readonly note: string | null;
  readonly order: number;
}

/** So many notes or coins of one face value, in 分. */
export interface Denomination {
  readonly faceFen: number;
  readonly count: number;
}

/** How cash was taken and handed in: two officers, a receipt, by the day of return. */
export interface CashHandling {
  readonly countedBy: readonly string[];
  readonly receiptNo: string | null;
  readonly receiptAt: string | null;
  readonly returnDay: string | null;
  readonly handedInAt: string | null;
  readonly handedInTo: string | null;
  readonly lateReason: string | null;
}

export const readClaims = (document: FoldedDocument): ItemClaim[] =>
  inOrder(
    listOf(document, 'claim').flatMap(({ id, value }) => {
      const row = leaf(value);
      const by = row?.text('by');
      return row && by ? [{ id, by, ground: row.text('ground'), evidence: row.text('evidence'), at: row.text('at'), told: row.flag('told') === true, order: orderOf(row) }] : [];
    }),
  );

export function readConfirmation(value: Json | undefined): Confirmation | null {
  const row = leaf(value);
  const by = row?.text('by');
  return row && by ? { by, paper: row.text('paper'), at: row.text('at') } : null;
}

export function readOtherSeal(value: Json | undefined): OtherSeal | null {
  const row = leaf(value);
  const court = row?.text('court');
  return row && court ? { court, caseNumber: row.text('caseNumber'), on: row.day('on') } : null;
}

export function readTerm(document: FoldedDocument, clock: Clock): Term | null {
  const row = leaf(valueOf(document, `term/${clock}`));
  const term = row && { from: row.day('from'), to: row.day('to'), ruling: row.text('ruling') };
  return term && (term.from !== null || term.to !== null || term.ruling !== null) ? term : null;
}

export function readItemCustodian(value: Json | undefined): ItemCustodian | null {
  const row = leaf(value);
  const name = row?.text('name');
  if (!row || !name) return null;
  const kind = row.text('kind');
  return { name, kind: custodianKinds.find((each) => each === kind) ?? null, contact: row.text('contact'), place: row.text('place'), useAllowed: row.flag('useAllowed'), useScope: row.text('useScope') };
}

export const readLog = (document: FoldedDocument): LogEntry[] =>
  inOrder(
    listOf(document, 'log').flatMap(({ id, value }) => {
      const row = leaf(value);
      const is = row?.text('is');
      return row && is ? [{ id, is: logKinds.find((each) => each === is) ?? 'other', at: row.text('at'), count: row.number('count'), note: row.text('note'), order: orderOf(row) }] : [];
    }),
  );

/** Dearest first; what has no whole face value or no whole count is none. */
export const readDenominations = (document: FoldedDocument): Denomination[] =>
  listOf(document, 'denomination')
    .flatMap(({ id, value }) => {
      const faceFen = /^[1-9]\d{0,9}$/.test(id) ? Number(id) : NaN;
      return Number.isSafeInteger(faceFen) && typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? [{ faceFen, count: value }] : [];
    })
    .sort((a, b) => b.faceFen - a.faceFen);

export function readCash(value: Json | undefined): CashHandling | null {
  const row = leaf(value);
  if (!row) return null;
  return {
    countedBy: row.texts('countedBy'),
    receiptNo: row.text('receiptNo'),
    receiptAt: row.text('receiptAt'),
    returnDay: row.day('returnDay'),
    handedInAt: row.text('handedInAt'),
    handedInTo: row.text('handedInTo'),
    lateReason: row.text('lateReason'),
  };
}
