import type { Insertable } from 'kysely';
import { canonicalText, sha256Hex } from '@/domain/journal';
import type { CaseRecord } from '@/domain/case/caseRecord';
import type { CasesTable, CaseStatus } from '../../db/tables/cases';
import type { CluesTable } from '../../db/tables/clues';
import type { PartiesTable } from '../../db/tables/parties';
import type { PlannedCase } from '../../import/assemble/importPlan';

/** Whether two imports tell the same of a case. */
export const recordHash = (record: CaseRecord): string => sha256Hex(canonicalText(record));

/** A suspended case (中止) is still worked on; only a closed one ends the right to act. */
export const statusOf = ({ facts }: CaseRecord): CaseStatus => (facts.status === 'closed' ? 'closed' : 'open');

/** What an import says of a case in the register's row; scope and head are the register's own. */
export function caseColumns({ number, record }: PlannedCase, now: string) {
  return {
    number: number.text,
    year: number.year,
    type: number.type,
    serial: number.serial,
    status: statusOf(record),
    team_id: record.facts.team,
    record: JSON.stringify(record),
    record_hash: recordHash(record),
    updated_at: now,
  } satisfies Partial<Insertable<CasesTable>>;
}

export const newCaseRow = (planned: PlannedCase, now: string): Insertable<CasesTable> => ({ court_id: planned.court, case_id: planned.record.id, created_at: now, ...caseColumns(planned, now) });

export const partyRows = ({ court, record }: PlannedCase): Insertable<PartiesTable>[] =>
  record.parties.map((party) => ({ court_id: court, party_id: party.id, case_id: record.id, role: party.role, kind: party.type ?? 'unknown', name: party.name, record: JSON.stringify(party) }));

export const clueRows = ({ court, record }: PlannedCase): Insertable<CluesTable>[] =>
  record.clues.map((clue) => ({ court_id: court, clue_id: clue.id, case_id: record.id, source: clue.source, lat: clue.lat, lon: clue.lon, record: JSON.stringify(clue) }));
