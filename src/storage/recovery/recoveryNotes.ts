import type { OfficerDatabase } from '../officerDatabase';
import type { FormerHolding, RecoveryReport } from './recoveryReport';

/** What the officer has to be told before anything else, until it is acknowledged. */
export function createRecoveryNotes(db: OfficerDatabase) {
  const read = async (): Promise<RecoveryReport | null> => {
    const row = await db.meta.get('recovery');
    return row ? (JSON.parse(row.value) as RecoveryReport) : null;
  };
  return {
    read,
    /** Adds what former tablets still held, as the court tells at a sign-in (G7). */
    async noteFormer(former: readonly FormerHolding[]): Promise<void> {
      if (former.length === 0) return;
      const loss = (await read())?.loss ?? null;
      await db.meta.put({ key: 'recovery', value: JSON.stringify({ loss, former } satisfies RecoveryReport) });
    },
    async acknowledge(): Promise<void> {
      await db.meta.delete('recovery');
    },
  };
}
