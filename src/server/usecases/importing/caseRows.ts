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

/** The register's row of a case, without what counts within the register (scope, head). */
export function caseRow({ court, number, record }: PlannedCase, now: string): Insertable<CasesTable> {
  return {
    court_id: court,
    case_id: record.id,
    number: number.text,
    year: number.year,
    type: number.type,
    serial: number.serial,
    status: statusOf(record),
    team_id: record.facts.team,
    record: JSON.stringify(record),
    record_hash: recordHash(record),
    created_at: now,
    updated_at: now,
  };
}

export const partyRows = ({ court, record }: PlannedCase): Insertable<PartiesTable>[] =>
  record.parties.map((party) => ({ court_id: court, party_id: party.id, case_id: record.id, role: party.role, kind: party.type ?? 'unknown', name: party.name, record: JSON.stringify(party) }));

export const clueRows = ({ court, record }: PlannedCase): Insertable<CluesTable>[] =>
  record.clues.map((clue) => ({ court_id: court, clue_id: clue.id, case_id: record.id, source: clue.source, lat: clue.lat, lon: clue.lon, record: JSON.stringify(clue) }));
