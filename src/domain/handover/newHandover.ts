import type { DocumentRef, Json, Op, Place } from '../journal';
import type { HandoverParty, HandoverState } from './handover';
import { HANDOVER_KIND, type HandoverResult, type HandoverWhat } from './vocabulary';

/** What is told of a hand-over when it is written; what is not told has no leaf. */
export interface NewHandover extends Partial<HandoverState> {
  readonly what: HandoverWhat;
  readonly items?: readonly string[];
  readonly rows?: Readonly<Record<string, Partial<HandoverState>>>;
  readonly seals?: readonly string[];
  readonly paper?: string | null;
  readonly copy?: string | null;
  readonly from: HandoverParty | null;
  readonly to: HandoverParty | null;
  readonly at: string;
  readonly placeText?: string | null;
  readonly place?: Place | null;
  readonly result: HandoverResult;
  readonly amountFen?: number | null;
  readonly feeFen?: number | null;
  readonly feePer?: string | null;
}

type Creation = Extract<Op, { op: 'create' }> & { readonly case: string; readonly action: string; readonly document: DocumentRef };

/** The act that writes a hand-over. It belongs to the action where it happened; a paper over the action need not be open. */
export function newHandover(seat: { readonly case: string; readonly action: string; readonly id: string }, given: NewHandover): Creation {
  const { rows = {}, ...leaves } = given;
  const set: Record<string, Json> = {};
  for (const [path, value] of Object.entries(leaves)) if (isTold(value)) set[path] = plain(value);
  for (const [item, row] of Object.entries(rows)) {
    const told = Object.fromEntries(Object.entries(row).filter(([, value]) => isTold(value)));
    if (Object.keys(told).length > 0) set[`row/${item}`] = plain(told);
  }
  return { case: seat.case, action: seat.action, document: { kind: HANDOVER_KIND, id: seat.id }, op: 'create', change: { set } };
}

const isTold = (value: unknown): boolean => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
/** Leaves are told by typed members that are all JSON. */
const plain = (value: unknown): Json => (Array.isArray(value) ? [...(value as Json[])] : typeof value === 'object' ? { ...(value as Record<string, Json>) } : (value as Json));
