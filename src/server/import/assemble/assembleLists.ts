import type { CaseRecord, Clue, Instrument, Party } from '@/domain/case/caseRecord';
import { addDays, shanghaiDay } from '@/domain/time/day';
import { clueVerificationRule } from '@/domain/law/rules/clueVerification';
import { rowIds } from './rowIds';
import type { CaseRows, SoundRows } from './soundRows';

type CaseRow = SoundRows['cases'][number];
type Lists = Omit<CaseRecord, 'id' | 'facts'>;

/** The lists of one case from its rows of the other sheets, and from the short columns of its own row. */
export function assembleLists(caseId: string, own: CaseRow, rows: CaseRows): Lists {
  const ids = (kind: string): Ids => rowIds(kind, caseId);
  const [clueId, paperId, deadlineId, riskId] = [ids('clue'), ids('paper'), ids('deadline'), ids('risk')];
  const [findingId, measureId, objectionId] = [ids('finding'), ids('measure'), ids('objection')];
  return {
    instruments: assembleInstruments(own, rows.instruments, ids('instrument')),
    parties: assembleParties(own, rows.parties, ids('party')),
    clues: rows.clues.map(({ ownId, ...row }) => ({ ...within(row), ...clueDefaults(row), id: clueId(ownId, row.text, row.receivedAt) })),
    papers: rows.papers.map(({ ownId, ...row }) => ({ ...within(row), id: paperId(ownId, row.kind, row.title, row.number) })),
    deadlines: rows.deadlines.map(({ ownId, ...row }) => ({ ...within(row), id: deadlineId(ownId, row.name) })),
    risks: rows.risks.map(({ ownId, ...row }) => ({ ...within(row), id: riskId(ownId, row.kind) })),
    findings: rows.findings.map(({ ownId, amount, ...row }) => ({ ...within(row), amountFen: amount, id: findingId(ownId, row.asset, row.what) })),
    measures: rows.measures.map(({ ownId, ...row }) => ({ ...within(row), id: measureId(ownId, row.measure, row.target) })),
    objections: rows.objections.map(({ ownId, ...row }) => ({ ...within(row), id: objectionId(ownId, row.by) })),
  };
}

/** A row without the case number that brought it here. */
function within<T extends { readonly case: unknown }>(row: T): Omit<T, 'case'> {
  const rest: Omit<T, 'case'> & { case?: unknown } = { ...row };
  delete rest.case;
  return rest;
}

type Ids = ReturnType<typeof rowIds>;

/** A clue is to be verified within days of its coming, where the file names no day itself. */
function clueDefaults(clue: Omit<SoundRows['clues'][number], 'ownId'>): Pick<Clue, 'state' | 'urgency' | 'verifyBy' | 'datum'> {
  const urgency = clue.urgency ?? 'normal';
  const days = urgency === 'urgent' ? clueVerificationRule.urgentDays : clueVerificationRule.days;
  const due = clue.receivedAt === null ? null : addDays(shanghaiDay(clue.receivedAt), days);
  return { state: clue.state ?? 'open', urgency, verifyBy: clue.verifyBy ?? due, datum: clue.datum === 'WGS84' || clue.datum === 'CGCS2000' ? clue.datum : null };
}

function assembleInstruments(own: CaseRow, listed: SoundRows['instruments'], id: Ids): Instrument[] {
  const short: Instrument[] =
    own.instrumentNumber === null || listed.some(({ number }) => number === own.instrumentNumber)
      ? []
      : [{ id: id(null, own.instrumentNumber), number: own.instrumentNumber, kind: own.instrumentKind ?? 'other', issuer: own.instrumentIssuer, effectiveOn: own.instrumentEffectiveOn, performBy: own.interestFrom, orders: own.orders ?? [] }];
  return [...short, ...listed.map(({ ownId, orders, ...row }) => ({ ...within(row), orders: orders ?? [], id: id(ownId, row.number) }))];
}

/** Names in the case's own row become parties unless the sheet of parties has them; a name of up to four characters is a person's. */
function assembleParties(own: CaseRow, listed: SoundRows['parties'], id: Ids): Party[] {
  const short = (role: 'applicant' | 'respondent', names: readonly string[] | null): Party[] =>
    (names ?? [])
      .filter((name) => !listed.some((party) => party.role === role && party.name === name))
      .map((name) => ({ ...unknownParty, id: id(null, role, name, null), role, name }));
  const full = listed.map(({ ownId, ...row }) => ({ ...within(row), id: id(ownId, row.role, row.name, row.idNumber) }));
  return [...short('applicant', own.applicants), ...short('respondent', own.respondents), ...full].sort((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role));
}

const roleOrder: readonly Party['role'][] = ['applicant', 'respondent', 'coRespondent', 'guarantor', 'thirdParty', 'agent'];

const unknownParty = {
  type: null,
  idNumber: null, address: null, phone: null, legalRepresentative: null, controller: null, language: null, heed: null, actsFor: null, authority: null, specialAuthority: null,
  dishonestSince: null, consumptionLimitedSince: null, exitLimitedSince: null, serviceAddress: null, serviceConfirmedOn: null,
} as const;
