import type { DecodedRow, DecodedRows } from '../decodeTables';
import type { ImportFault } from '../importFault';
import type { People } from '../people';
import type { casesSheet } from '../sheets/cases';
import { duplicates, faultAt } from './faultAt';

type CaseRow = DecodedRow<(typeof casesSheet)['columns']>;

/** 案件: known court, told once, amounts and days that can be, and somebody to see it. `today` is a day in China. */
export function checkCases(rows: Pick<DecodedRows, 'cases' | 'assignments'>, people: People, today: string): ImportFault[] {
  const assigned = new Set(rows.assignments.flatMap(({ values }) => values.case?.text ?? []));
  return [
    ...duplicates(rows.cases, 'number', ({ values }) => values.number?.text ?? null),
    ...duplicates(rows.cases, 'ownId', ({ values }) => (values.ownId === null || values.number === null ? null : `${values.number.courtCode}\n${values.ownId}`)),
    ...rows.cases.flatMap((row) => [...checkFacts(row, today), ...checkAssigned(row, people, assigned)]),
  ];
}

function checkFacts(row: CaseRow, today: string): ImportFault[] {
  const { aim, claim, docketedOn, interestFrom, interestTo } = row.values;
  const faults: ImportFault[] = [];
  if (claim === null && aim !== 'delivery' && row.shown('claim').value === '') faults.push(faultAt(row, 'claim', 'claimMissing'));
  if (docketedOn !== null && docketedOn > today) faults.push(faultAt(row, 'docketedOn', 'futureDay'));
  if (interestFrom !== null && interestTo !== null && interestTo < interestFrom) faults.push(faultAt(row, 'interestTo', 'reversedDays', { column: row.shown('interestFrom').column }));
  return faults;
}

function checkAssigned(row: CaseRow, people: People, assigned: ReadonlySet<string>): ImportFault[] {
  const { number, handler, recorder, team } = row.values;
  if (number === null) return [];
  const court = people.court(number.courtCode);
  if (!court) return [faultAt(row, 'number', 'unknownCourt', { code: number.courtCode })];
  const faults = [
    ...checkAccount(row, 'handler', handler, court.id, people),
    ...checkAccount(row, 'recorder', recorder, court.id, people),
  ];
  if (team !== null && !people.hasTeam(court.id, team)) faults.push(faultAt(row, 'team', 'unknownTeam'));
  if (team === null && handler === null && recorder === null && !assigned.has(number.text)) faults.push(faultAt(row, 'team', 'notAssigned'));
  return faults;
}

function checkAccount(row: CaseRow, key: 'handler' | 'recorder', account: string | null, court: string, people: People): ImportFault[] {
  if (account === null) return [];
  const known = people.account(account);
  if (!known) return [faultAt(row, key, 'unknownAccount')];
  return known.court === court ? [] : [faultAt(row, key, 'accountOfOtherCourt', { court: known.court })];
}
