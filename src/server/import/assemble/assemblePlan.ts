import { stableId } from '@/domain/case/stableId';
import { plainAccount, type People } from '../people';
import type { Register } from '../register';
import { assembleFacts, type Named } from './assembleFacts';
import { assembleLists } from './assembleLists';
import type { ImportPlan, PlannedAssignment, PlannedCase, PlannedOfficer, PlannedTeam } from './importPlan';
import { rowsByCase, type SoundRows } from './soundRows';

/** What sound rows ask for. Everything that they name is known: the checks have seen to it. */
export function assemblePlan(rows: SoundRows, people: People, register: Register): ImportPlan {
  const teamId = (court: string, name: string): string => register.teams.find((team) => team.court === court && team.name === name)?.id ?? stableId('team', court, name);
  const officerId = (account: string): string => register.officers.find((officer) => officer.account === plainAccount(account))?.id ?? stableId('officer', plainAccount(account));
  const named: Named = {
    officer: (account) => {
      const known = people.account(account);
      return known && { id: officerId(account), name: known.name };
    },
    team: teamId,
  };
  const officers = rows.officers.map((row): PlannedOfficer => {
    const court = knownCourt(people, row.court).id;
    return { id: officerId(row.account), court, account: plainAccount(row.account), name: row.name, role: row.role, duty: row.duty, certificateNo: row.certificateNo, team: row.team === null ? null : teamId(court, row.team), password: row.password, passwordHash: row.passwordHash };
  });
  const teams = new Map<string, PlannedTeam>();
  for (const { court: code, team } of rows.officers) {
    const court = knownCourt(people, code).id;
    if (team !== null) teams.set(teamId(court, team), { id: teamId(court, team), court, name: team });
  }
  const childRows = rowsByCase(rows);
  return {
    courts: rows.courts.map(({ code, courtId, name }) => ({ id: courtId, code, name })),
    teams: [...teams.values()],
    officers,
    cases: rows.cases.map((row): PlannedCase => {
      const court = knownCourt(people, row.number.courtCode);
      const known = register.caseIds.get(`${court.id}\n${row.number.text}`);
      const id = known ?? stableId('case', court.id, ...(row.ownId === null ? ['number', row.number.text] : ['own', row.ownId]));
      const own = childRows(row.number.text);
      const record = { id, facts: assembleFacts(row, court, named), ...assembleLists(id, row, own) };
      const officers = unique([row.handler, row.recorder, ...own.assignments.map(({ account }) => account)].map((account) => (account === null ? null : officerId(account))));
      const teams = unique([row.team, ...own.assignments.map(({ team }) => team)].map((team) => (team === null ? null : teamId(court.id, team))));
      const assignments: PlannedAssignment[] = [...teams.map((team) => ({ officer: null, team })), ...officers.map((officer) => ({ officer, team: null }))];
      return { court: court.id, number: row.number, record, assignments };
    }),
  };
}

const unique = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

function knownCourt(people: People, code: string): { id: string; code: string; name: string } {
  const court = people.court(code);
  if (!court) throw new Error(`unchecked rows: court ${code}`);
  return court;
}
