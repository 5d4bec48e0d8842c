import { readFields, type FieldsOf, type FieldTable } from '../case/fieldTable';
import type { Json } from '../journal/json';
import { finedTypes, identityTypes, noticeMeans, noticeResults, presences, sexes } from './vocabulary';

/**
 * The lists of a field action, a table of leaves each: list `notice` stands at `notice/<id>`. Every leaf may be unknown (null); what
 * does not fit its type is unknown too, and no row is left out for it.
 */

/** One of the team (执行人员), as recorded with the action: the paper names who was there, not who is on a roster. */
export const teamFields = {
  name: { type: 'text' },
  /** An id of `teamDuties` or one of a newer version. */
  duty: { type: 'text' },
  /** 工作证号 or 警号 */
  certificateNo: { type: 'text' },
  sex: { type: 'choice', of: sexes },
} as const satisfies FieldTable;
export type TeamMember = RowOf<typeof teamFields> & { readonly name: string };

/** A person of the roster (到场人), who may have been absent. */
export const presentFields = {
  name: { type: 'text' },
  /** An id of `presentRoles` or one of a newer version. */
  role: { type: 'text' },
  idType: { type: 'choice', of: identityTypes },
  identity: { type: 'text' },
  contact: { type: 'text' },
  presence: { type: 'choice', of: presences },
  /** Why absent, or why gone. */
  reason: { type: 'text' },
  sex: { type: 'choice', of: sexes },
  minor: { type: 'flag' },
  /** The language that the person speaks, or that an interpreter translates, in words. */
  language: { type: 'text' },
} as const satisfies FieldTable;
export type PresentPerson = RowOf<typeof presentFields> & { readonly name: string };

/** 到场通知 (民诉法 256): one attempt. */
export const noticeFields = {
  name: { type: 'text' },
  role: { type: 'text' },
  means: { type: 'choice', of: noticeMeans, fallback: 'other' },
  at: { type: 'instant' },
  result: { type: 'choice', of: noticeResults, fallback: 'other' },
  note: { type: 'text' },
} as const satisfies FieldTable;
export type Notice = RowOf<typeof noticeFields>;

/** 强制开启 (财产调查规定 14): the order to open comes before. `by` is an id of the team. */
export const openingFields = {
  what: { type: 'text' },
  orderedAt: { type: 'instant' },
  refusal: { type: 'text' },
  means: { type: 'text' },
  damage: { type: 'text' },
  at: { type: 'instant' },
  by: { type: 'text' },
} as const satisfies FieldTable;
export type Opening = RowOf<typeof openingFields>;

/** One place of a search (搜查), and what it held. `by` are ids of the team. */
export const searchStepFields = {
  where: { type: 'text' },
  container: { type: 'text' },
  startedAt: { type: 'instant' },
  endedAt: { type: 'instant' },
  by: { type: 'texts' },
  found: { type: 'text' },
} as const satisfies FieldTable;
export type SearchStep = RowOf<typeof searchStepFields>;

/** 搜查身体 (民诉法解释 496). `by` is an id of the team. */
export const bodySearchFields = {
  person: { type: 'text' },
  personSex: { type: 'choice', of: sexes },
  by: { type: 'text' },
  at: { type: 'instant' },
  found: { type: 'text' },
} as const satisfies FieldTable;
export type BodySearch = RowOf<typeof bodySearchFields>;

/** 抗拒、妨害: what somebody did, and who was hurt by it, in words. */
export const incidentFields = {
  at: { type: 'instant' },
  what: { type: 'text' },
  by: { type: 'text' },
  hurt: { type: 'text' },
} as const satisfies FieldTable;
export type Incident = RowOf<typeof incidentFields>;

/** 拘传 (民诉法解释 482). `summonsTimes` are the days or instants for which a summons was duly served. */
export const appearanceFields = {
  person: { type: 'text' },
  summonsTimes: { type: 'texts' },
  approvedBy: { type: 'text' },
  warrantNo: { type: 'text' },
  arrivedAt: { type: 'instant' },
  complex: { type: 'flag' },
} as const satisfies FieldTable;
export type Appearance = RowOf<typeof appearanceFields>;

/** A stretch of questioning: the eight hours of 民诉法解释 482 are counted over all of one person's. */
export const questioningFields = {
  person: { type: 'text' },
  from: { type: 'instant' },
  to: { type: 'instant' },
} as const satisfies FieldTable;
export type Questioning = RowOf<typeof questioningFields>;

/** 拘留 (民诉法 118, 119; 解释 180, 181) */
export const detentionFields = {
  person: { type: 'text' },
  days: { type: 'number' },
  decisionNo: { type: 'text' },
  approvedBy: { type: 'text' },
  urgent: { type: 'flag' },
  startedAt: { type: 'instant' },
  familyToldAt: { type: 'instant' },
  familyNote: { type: 'text' },
} as const satisfies FieldTable;
export type Detention = RowOf<typeof detentionFields>;

/** 罚款 (民诉法 118) */
export const fineFields = {
  person: { type: 'text' },
  personType: { type: 'choice', of: finedTypes },
  amountFen: { type: 'fen' },
  decisionNo: { type: 'text' },
  approvedBy: { type: 'text' },
} as const satisfies FieldTable;
export type Fine = RowOf<typeof fineFields>;

/** 张贴的公告 */
export const postedNoticeFields = {
  what: { type: 'text' },
  where: { type: 'text' },
  at: { type: 'instant' },
} as const satisfies FieldTable;
export type PostedNotice = RowOf<typeof postedNoticeFields>;

export type RowOf<T extends FieldTable> = { readonly id: string; readonly order: number } & FieldsOf<T>;

/** Rows of one list in their order; a leaf that is no record is no row. */
export function readRows<T extends FieldTable>(table: T, leaves: readonly { readonly id: string; readonly value: Json }[]): RowOf<T>[] {
  return leaves
    .flatMap(({ id, value }) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const leaf = value as Readonly<Record<string, Json>>;
      const row = readFields(table, (key) => (leaf[key] === '' ? null : leaf[key]));
      return row ? [{ ...row, id, order: typeof leaf['order'] === 'number' ? leaf['order'] : Number.MAX_SAFE_INTEGER }] : [];
    })
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
