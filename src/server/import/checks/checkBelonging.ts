import type { CaseNumber } from '@/domain/case/caseNumber';
import type { Columns } from '../column';
import type { DecodedRow, DecodedRows } from '../decodeTables';
import type { ImportFault } from '../importFault';
import type { People } from '../people';
import { duplicates, faultAt } from './faultAt';

/** Sheets whose rows belong to a case. */
export const childSheets = ['instruments', 'parties', 'clues', 'papers', 'deadlines', 'risks', 'findings', 'measures', 'objections', 'assignments'] as const;

/** Rows of other sheets: their case is here, none is told twice, and whom they name is known. */
export function checkBelonging(rows: DecodedRows, people: People): ImportFault[] {
  const here = new Set(rows.cases.flatMap(({ values }) => values.number?.text ?? []));
  const orphans = childSheets.flatMap((id) =>
    (rows[id] as readonly DecodedRow<Columns>[]).flatMap((row) => {
      const of = row.values['case'] as CaseNumber | null;
      return of === null || here.has(of.text) ? [] : [faultAt(row, 'case', 'caseNotHere')];
    }),
  );
  const key = (...parts: (string | null | undefined)[]): string | null => (parts[0] === undefined || parts[0] === null ? null : parts.join('\n'));
  return [
    ...orphans,
    ...duplicates(rows.parties, 'name', ({ values }) => key(values.case?.text, values.ownId, values.role, values.name, values.idNumber)),
    ...duplicates(rows.papers, 'title', ({ values }) => key(values.case?.text, values.ownId, values.kind, values.title, values.number)),
    ...duplicates(rows.instruments, 'number', ({ values }) => key(values.case?.text, values.number)),
    ...checkAgents(rows),
    ...checkMeasures(rows),
    ...checkAssignments(rows, people),
  ];
}

/** An agent acts for a party of the same case, from whichever sheet that came. */
function checkAgents({ cases, parties }: DecodedRows): ImportFault[] {
  const names = new Set([
    ...parties.map(({ values }) => `${values.case?.text}\n${values.name}`),
    ...cases.flatMap(({ values }) => [...(values.applicants ?? []), ...(values.respondents ?? [])].map((name) => `${values.number?.text}\n${name}`)),
  ]);
  return parties.flatMap((row) => (row.values.actsFor !== null && row.values.case !== null && !names.has(`${row.values.case.text}\n${row.values.actsFor}`) ? [faultAt(row, 'actsFor', 'partyUnknown')] : []));
}

const checkMeasures = ({ measures }: DecodedRows): ImportFault[] =>
  measures.flatMap((row) =>
    row.values.fromDay !== null && row.values.toDay !== null && row.values.toDay < row.values.fromDay ? [faultAt(row, 'toDay', 'reversedDays', { column: row.shown('fromDay').column })] : [],
  );

function checkAssignments({ assignments }: DecodedRows, people: People): ImportFault[] {
  return assignments.flatMap((row) => {
    const { account, team } = row.values;
    const court = row.values.case === null ? null : people.court(row.values.case.courtCode);
    if ((account === null) === (team === null)) return [faultAt(row, 'account', 'accountOrTeam')];
    if (!court) return [];
    if (team !== null) return people.hasTeam(court.id, team) ? [] : [faultAt(row, 'team', 'unknownTeam')];
    const known = people.account(account ?? '');
    if (!known) return [faultAt(row, 'account', 'unknownAccount')];
    return known.court === court.id ? [] : [faultAt(row, 'account', 'accountOfOtherCourt', { court: known.court })];
  });
}
