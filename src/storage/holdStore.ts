import type { Canary } from './deviceRegistry';
import { databaseName, openOfficerDatabase, type OfficerDatabase, type OtherIndexedDB } from './officerDatabase';
import { probeStore } from './probeStore';
import { judgeStore } from './recovery/judgeStore';
import { strictTransaction } from './strictTransaction';
import { noteAttempts, type NotedAttempts } from './vaultInStore';
import type { MetaKey } from './clearOn';

/** An officer's store while their vault is closed. Nothing in it is read; it is there for who counts tries, sends what lies sealed, and opens it. */
export interface HeldStore {
  readonly officer: string;
  /** Null: there is none, or none that may be opened without the vault. */
  readonly db: OfficerDatabase | null;
  /** The closed vault that it notes; null: none. */
  vault<T extends object>(): T | null;
  /** Wrong passphrases in a row, as it noted them when it was looked at. */
  readonly attempts: NotedAttempts | null;
  /** On the disk when the promise resolves; nothing where no vault is noted. */
  noteAttempts(attempts: NotedAttempts): Promise<void>;
  /** The open store for whoever has the vault, who closes it. Null: it is not known to be the one that was here last (D3), and is let go of. */
  handOver(canary: Canary | null): OfficerDatabase | null;
  close(): void;
}

/**
 * Looks at an officer's store once, and holds it open from then on where it is a whole one with a vault: opening it again for each try, for the
 * sending and behind the passphrase would each be a wait. As long as the connection stands it is the store that was looked at.
 */
export async function holdStore(officer: string, browser?: OtherIndexedDB): Promise<HeldStore> {
  const probe = await probeStore(browser?.indexedDB ?? indexedDB, databaseName(officer));
  const noted = probe.is === 'there' ? probe : null;
  const opened = noted?.written && noted.vault !== null ? await openOfficerDatabase(officer, () => undefined, browser, probe) : null;
  const db = opened?.ok ? opened.db : null;
  let isSame = db !== null;
  // The browser took it away: what Dexie would open in its place may be an empty one.
  db?.backendDB().addEventListener('close', () => (isSame = false));
  const standing = (): OfficerDatabase | null => (isSame && db?.isOpen() ? db : null);
  return {
    officer,
    db,
    vault: <T extends object>() => (noted?.vault == null ? null : (JSON.parse(noted.vault) as T)),
    attempts: noted?.attempts == null ? null : (JSON.parse(noted.attempts) as NotedAttempts),
    async noteAttempts(attempts) {
      const open = standing();
      if (!open) return noteAttempts(officer, attempts, browser?.indexedDB);
      await strictTransaction(open, ['meta'], (tx) => {
        tx.store('meta').put({ key: 'attempts' satisfies MetaKey, value: JSON.stringify(attempts) });
        tx.end();
      });
    },
    handOver(canary) {
      const open = judgeStore(probe, canary, true) === null ? standing() : null;
      if (!open) db?.close();
      return open;
    },
    close: () => db?.close(),
  };
}
