import type { FieldsOf, FieldTable } from './fieldTable';

/**
 * The case record as the court sends it to its tablets (案件档案). Each table names the leaves of one court-written document or of
 * one row of a list; the types follow from the tables, so that what is written and what is read cannot part.
 */

export const caseStatuses = ['open', 'suspended', 'closed'] as const;
/** Money to collect, or a thing, a plot or a person's act to be delivered: only the first has a value meter. */
export const caseAims = ['money', 'delivery'] as const;

/** 案件. `courtCode` is the 法院代字, `court` the court's id in this installation. */
export const caseFields = {
  number: { type: 'text', required: true },
  court: { type: 'text', required: true },
  courtCode: { type: 'text', required: true },
  courtName: { type: 'text', required: true },
  status: { type: 'choice', of: caseStatuses, fallback: 'open', required: true },
  aim: { type: 'choice', of: caseAims, fallback: 'money', required: true },
  /** 案由 */
  cause: { type: 'text' },
  /** 立案日期 */
  docketedOn: { type: 'day' },
  /** Where the enforcement happens: district, town, address in short. */
  place: { type: 'text' },
  /** 交付标的 of a delivery case */
  deliverable: { type: 'text' },
  /** 申请标的额 */
  claimFen: { type: 'fen' },
  /** 已到位额 */
  recoveredFen: { type: 'fen' },
  /** 执行申请费 */
  feeFen: { type: 'fen' },
  /** 迟延履行: the sum it is counted on, the day on which the time for performance ended, and the day up to which it is counted */
  interestBaseFen: { type: 'fen' },
  interestFrom: { type: 'day' },
  interestTo: { type: 'day' },
  /** The doubled interest from the one to the other day, computed at the import. */
  interestFen: { type: 'fen' },
  /** The court's setting: does the limit include the doubled interest? */
  limitWithInterest: { type: 'flag', required: true },
  /** The seizure limit that the court set by hand; null: computed. */
  limitSetFen: { type: 'fen' },
  /** The limit that the meter measures against; null in a delivery case. */
  limitFen: { type: 'fen' },
  /** 执行通知书 / 报告财产令 served on */
  noticeServedOn: { type: 'day' },
  reportOrderServedOn: { type: 'day' },
  /** 交叉执行: the court it came from, and the order */
  originalCourt: { type: 'text' },
  transferOrder: { type: 'text' },
  /** Officer accounts' ids, and their names as they are shown */
  handler: { type: 'text' },
  handlerName: { type: 'text' },
  recorder: { type: 'text' },
  recorderName: { type: 'text' },
  team: { type: 'text' },
  teamName: { type: 'text' },
  remark: { type: 'text' },
} as const satisfies FieldTable;
export type CaseFacts = FieldsOf<typeof caseFields>;

export const instrumentKinds = ['judgment', 'ruling', 'mediation', 'paymentOrder', 'criminalProperty', 'administrative', 'arbitration', 'notarised', 'foreign', 'judicialConfirmation', 'other'] as const;
/** 执行依据 (执行规定 2; 司法确认: 民诉法 206) */
export const instrumentFields = {
  number: { type: 'text', required: true },
  kind: { type: 'choice', of: instrumentKinds, fallback: 'other', required: true },
  issuer: { type: 'text' },
  effectiveOn: { type: 'day' },
  /** The time for performance ended on */
  performBy: { type: 'day' },
  /** 主文项 */
  orders: { type: 'texts', required: true },
} as const satisfies FieldTable;
export type Instrument = Identified<typeof instrumentFields>;

/** 节点/期限 */
export const deadlineFields = {
  name: { type: 'text', required: true },
  dueOn: { type: 'day', required: true },
  doneOn: { type: 'day' },
  basis: { type: 'text' },
} as const satisfies FieldTable;
export type Deadline = Identified<typeof deadlineFields>;

export const riskKinds = ['resistance', 'dogs', 'illness', 'elderlyOrChildren', 'publicAttention', 'weapon', 'other'] as const;
/** 风险提示 */
export const riskFields = {
  kind: { type: 'choice', of: riskKinds, fallback: 'other', required: true },
  note: { type: 'text' },
} as const satisfies FieldTable;
export type RiskNote = Identified<typeof riskFields>;

export const assetClasses = ['bank', 'vehicle', 'realEstate', 'securities', 'eWallet', 'insurance', 'housingFund', 'equity', 'other'] as const;
/** 查控结果 */
export const findingFields = {
  asset: { type: 'choice', of: assetClasses, fallback: 'other', required: true },
  what: { type: 'text', required: true },
  holder: { type: 'text' },
  amountFen: { type: 'fen' },
  foundAt: { type: 'instant' },
  expiresOn: { type: 'day' },
} as const satisfies FieldTable;
export type AssetFinding = Identified<typeof findingFields>;

/** 措施台账: `measure` is an id of the measures in domain/inventory, `rank` the place in the queue of a standby seizure (轮候). */
export const measureFields = {
  measure: { type: 'text', required: true },
  target: { type: 'text', required: true },
  ruling: { type: 'text' },
  fromDay: { type: 'day' },
  toDay: { type: 'day' },
  rank: { type: 'number' },
} as const satisfies FieldTable;
export type MeasureRecord = Identified<typeof measureFields>;

/** 异议 */
export const objectionFields = {
  by: { type: 'text', required: true },
  about: { type: 'text', required: true },
  filedOn: { type: 'day' },
  state: { type: 'text' },
} as const satisfies FieldTable;
export type Objection = Identified<typeof objectionFields>;

export const partyRoles = ['applicant', 'respondent', 'coRespondent', 'guarantor', 'agent', 'thirdParty'] as const;
/** Against whom a case is enforced. */
export const debtorRoles: readonly string[] = ['respondent', 'coRespondent', 'guarantor'] satisfies (typeof partyRoles)[number][];
export const isDebtorRole = (role: string | null): boolean => role !== null && debtorRoles.includes(role);
export const partyTypes = ['person', 'organisation'] as const;
/** 当事人, and the agents who act for them */
export const partyFields = {
  role: { type: 'choice', of: partyRoles, fallback: 'thirdParty', required: true },
  type: { type: 'choice', of: partyTypes },
  name: { type: 'text', required: true },
  /** Identity card number of a person, 统一社会信用代码 of an organisation */
  idNumber: { type: 'text' },
  address: { type: 'text' },
  phone: { type: 'text' },
  legalRepresentative: { type: 'text' },
  controller: { type: 'text' },
  /** Language to speak with this person, where it is not Chinese */
  language: { type: 'text' },
  /** 在押, 军人, 未成年, 失能: what must be heeded */
  heed: { type: 'texts' },
  /** Of an agent: for whom, and by what authority */
  actsFor: { type: 'text' },
  authority: { type: 'text' },
  specialAuthority: { type: 'flag' },
  /** 失信 / 限高 / 限制出境 since */
  dishonestSince: { type: 'day' },
  consumptionLimitedSince: { type: 'day' },
  exitLimitedSince: { type: 'day' },
  /** 送达地址确认 */
  serviceAddress: { type: 'text' },
  serviceConfirmedOn: { type: 'day' },
} as const satisfies FieldTable;
export type Party = Identified<typeof partyFields>;

export const clueSources = ['applicant', 'informant', 'inquiry', 'gps', 'police', 'court', 'other'] as const;
export const clueUrgencies = ['normal', 'urgent'] as const;
export const clueStates = ['open', 'confirmed', 'void'] as const;
export const datums = ['WGS84', 'CGCS2000'] as const;
/** 财产线索. An informant is a number, never a name: the identity stays at the court. */
export const clueFields = {
  source: { type: 'choice', of: clueSources, fallback: 'other', required: true },
  text: { type: 'text', required: true },
  state: { type: 'choice', of: clueStates, fallback: 'open', required: true },
  urgency: { type: 'choice', of: clueUrgencies, fallback: 'normal', required: true },
  receivedAt: { type: 'instant' },
  /** 核实期限 (财产调查规定 2: 7 days, urgent 3) */
  verifyBy: { type: 'day' },
  place: { type: 'text' },
  lat: { type: 'number' },
  lon: { type: 'number' },
  datum: { type: 'choice', of: datums },
  accuracyM: { type: 'number' },
  informant: { type: 'text' },
  contact: { type: 'text' },
} as const satisfies FieldTable;
export type Clue = Identified<typeof clueFields>;

export const paperKinds = ['instrument', 'ruling', 'assistanceNotice', 'searchWarrant', 'compelledAppearanceWarrant', 'summons', 'publicNotice', 'crossProvinceApproval', 'enforcementNotice', 'decision', 'letter', 'other'] as const;
/** 授权文书包: papers on board */
export const paperFields = {
  kind: { type: 'choice', of: paperKinds, fallback: 'other', required: true },
  title: { type: 'text', required: true },
  number: { type: 'text' },
  issuedOn: { type: 'day' },
  issuer: { type: 'text' },
  signedBy: { type: 'text' },
  /** What or whom it covers */
  scope: { type: 'text' },
  validTo: { type: 'day' },
  copies: { type: 'number' },
} as const satisfies FieldTable;
export type Paper = Identified<typeof paperFields>;

type Identified<T extends FieldTable> = { readonly id: string } & FieldsOf<T>;

/** Everything that the court tells about one case. Lists are in the order in which they are shown. */
export interface CaseRecord {
  readonly id: string;
  readonly facts: CaseFacts;
  readonly instruments: readonly Instrument[];
  readonly deadlines: readonly Deadline[];
  readonly risks: readonly RiskNote[];
  readonly findings: readonly AssetFinding[];
  readonly measures: readonly MeasureRecord[];
  readonly objections: readonly Objection[];
  readonly parties: readonly Party[];
  readonly clues: readonly Clue[];
  readonly papers: readonly Paper[];
}
