import type { AssignmentsTable } from './tables/assignments';
import type { AttachmentsTable } from './tables/attachments';
import type { AuditTable } from './tables/audit';
import type { BranchesTable } from './tables/branches';
import type { CasesTable } from './tables/cases';
import type { CluesTable } from './tables/clues';
import type { CourtsTable } from './tables/courts';
import type { DevicesTable } from './tables/devices';
import type { DocumentsTable } from './tables/documents';
import type { EntriesTable } from './tables/entries';
import type { FoldLogTable } from './tables/foldLog';
import type { ImportsTable } from './tables/imports';
import type { OfficersTable } from './tables/officers';
import type { PartiesTable } from './tables/parties';
import type { PastEpochsTable } from './tables/pastEpochs';
import type { ReceiptsTable } from './tables/receipts';
import type { SealRangesTable } from './tables/sealRanges';
import type { SessionsTable } from './tables/sessions';
import type { TeamsTable } from './tables/teams';
import type { WritersTable } from './tables/writers';

/** Every table of the gateway; `court_id` is the first column of every primary key. */
export interface Database {
  courts: CourtsTable;
  officers: OfficersTable;
  teams: TeamsTable;
  sessions: SessionsTable;
  devices: DevicesTable;
  writers: WritersTable;
  cases: CasesTable;
  parties: PartiesTable;
  clues: CluesTable;
  assignments: AssignmentsTable;
  entries: EntriesTable;
  branches: BranchesTable;
  documents: DocumentsTable;
  fold_log: FoldLogTable;
  attachments: AttachmentsTable;
  receipts: ReceiptsTable;
  imports: ImportsTable;
  past_epochs: PastEpochsTable;
  audit: AuditTable;
  seal_ranges: SealRangesTable;
}
