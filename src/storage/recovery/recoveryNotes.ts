import type { OfficerDatabase } from '../officerDatabase';
import type { RecoveryReport } from './recoveryReport';

/** What a recovery found, shown until the officer has acknowledged it. */
export function createRecoveryNotes(db: OfficerDatabase) {
  return {
    async read(): Promise<RecoveryReport | null> {
      const row = await db.meta.get('recovery');
      return row ? (JSON.parse(row.value) as RecoveryReport) : null;
    },
    async acknowledge(): Promise<void> {
      await db.meta.delete('recovery');
    },
  };
}
