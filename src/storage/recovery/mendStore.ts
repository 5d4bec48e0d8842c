import { databaseName } from '../officerDatabase';
import { probeStore } from '../probeStore';
import { judgeStore } from './judgeStore';
import { recoverStore, type RecoverParts, type Recovered } from './recoverStore';

export interface MendParts extends Omit<RecoverParts, 'reason' | 'disk'> {
  /** This tablet has worked for the officer before. */
  readonly known: boolean;
  readonly disk: Promise<RecoverParts['disk']>;
}

/** Looks at an officer's store before anything opens it, and mends it from the second copy where it was lost (D3). Null: it was not. */
export async function mendStore({ known, disk, ...parts }: MendParts): Promise<Recovered | null> {
  const probe = await probeStore(parts.browser?.indexedDB ?? indexedDB, databaseName(parts.officer));
  // A sound store is not kept waiting for the second copy.
  const used = (probe.is === 'there' && probe.written) || known || ((await (await disk)?.segments()) ?? []).length > 0;
  const reason = judgeStore(probe, parts.canary, used);
  return reason === null ? null : recoverStore({ ...parts, reason, disk: await disk });
}
