import type { Migration } from 'kysely';
import * as courtAndAccounts from './0001-court-and-accounts';
import * as cases from './0002-cases';
import * as journal from './0003-journal';
import * as branchesAndEpochs from './0004-branches-and-epochs';
import * as audit from './0005-audit';
import * as whatFilesAre from './0006-what-files-are';
import * as sealRanges from './0007-seal-ranges';

/** All migrations by name; they run in the order of their names. */
export const migrations: Record<string, Migration> = {
  '0001-court-and-accounts': courtAndAccounts,
  '0002-cases': cases,
  '0003-journal': journal,
  '0004-branches-and-epochs': branchesAndEpochs,
  '0005-audit': audit,
  '0006-what-files-are': whatFilesAre,
  '0007-seal-ranges': sealRanges,
};
