import { isDebtorRole, type CaseFacts, type CaseRecord } from './caseRecord';
import { searchKey } from './numberText';

/** The small row of a case in the tablet's list; plain JSON, kept per case beside the case itself. */
export interface CaseSummary {
  readonly id: string;
  readonly number: string;
  /** Everything that the list is searched by, as `searchKey` makes it: number, parties, court, place, cause. */
  readonly search: string;
  /** Sorts as the case number reads: digits padded, so that 执87 comes before 执2187 within a year and court. */
  readonly numberKey: string;
  readonly status: CaseFacts['status'];
  readonly aim: CaseFacts['aim'];
  readonly cause: string | null;
  readonly applicant: string | null;
  readonly respondent: string | null;
  /** How many respondents, co-respondents and guarantors there are. */
  readonly respondents: number;
  readonly court: string;
  readonly courtName: string;
  readonly place: string | null;
  readonly docketedOn: string | null;
  readonly claimFen: number | null;
  readonly recoveredFen: number | null;
  readonly limitFen: number | null;
  /** The earliest date not yet met, overdue ones included: a deadline with its name, or a clue to verify. */
  readonly nextDeadline: { readonly is: 'deadline'; readonly on: string; readonly name: string } | { readonly is: 'clue'; readonly on: string } | null;
  readonly team: string | null;
  readonly teamName: string | null;
  readonly handlerName: string | null;
  readonly clues: number;
  readonly urgentClues: number;
  readonly papers: number;
  readonly risks: number;
}

/** The row of a case. */
export function caseSummary({ id, facts, ...lists }: CaseRecord): CaseSummary {
  const debtors = lists.parties.filter(({ role }) => isDebtorRole(role));
  const open = lists.clues.filter(({ state }) => state === 'open');
  const due: NonNullable<CaseSummary['nextDeadline']>[] = [
    ...lists.deadlines.filter(({ doneOn }) => doneOn === null).map(({ dueOn, name }) => ({ is: 'deadline', on: dueOn, name }) as const),
    ...open.flatMap(({ verifyBy }) => (verifyBy === null ? [] : [{ is: 'clue', on: verifyBy } as const])),
  ];
  due.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const words = [facts.number, ...lists.parties.map(({ name }) => name), facts.courtName, facts.place, facts.cause, ...lists.clues.map(({ place }) => place), facts.handlerName, facts.teamName];
  return {
    id,
    number: facts.number,
    search: words.filter((word) => word !== null).map(searchKey).join('\n'),
    numberKey: searchKey(facts.number).replace(/\d+/g, (digits) => digits.padStart(9, '0')),
    status: facts.status,
    aim: facts.aim,
    cause: facts.cause,
    applicant: lists.parties.find(({ role }) => role === 'applicant')?.name ?? null,
    respondent: debtors[0]?.name ?? null,
    respondents: debtors.length,
    court: facts.court,
    courtName: facts.courtName,
    place: facts.place,
    docketedOn: facts.docketedOn,
    claimFen: facts.claimFen,
    recoveredFen: facts.recoveredFen,
    limitFen: facts.limitFen,
    nextDeadline: due[0] ?? null,
    team: facts.team,
    teamName: facts.teamName,
    handlerName: facts.handlerName,
    clues: lists.clues.length,
    urgentClues: open.filter(({ urgency }) => urgency === 'urgent').length,
    papers: lists.papers.length,
    risks: lists.risks.length,
  };
}
