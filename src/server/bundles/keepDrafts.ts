import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleHeader } from '@/wire/bundle';
import { syncFolder } from '../syncFolder';

export interface DraftText {
  readonly key: string;
  readonly text: string;
}

/** More than this is no officer's typing; the rest is counted and not kept. */
export const MOST_DRAFT_BYTES = 16 * 1024 * 1024;

/**
 * Keeps the half-written texts of a bundle as a file for the administrator, since the tablet may be gone for good (X1; decisions/0009): named by
 * what it holds, so that a bundle that is brought again writes the same file. Resolves when it is on the disk.
 */
export async function keepDrafts(folder: string, { court, officer, officerName, device, letter, madeAt }: BundleHeader, drafts: readonly DraftText[]): Promise<void> {
  const text = JSON.stringify({ saidBy: 'an unsigned part of an emergency export', court, officer, officerName, device, letter, madeAt, drafts }, null, 2);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const name = `${letter.replace(/[^A-Z]/g, '')}-${madeAt.replace(/\D/g, '').slice(0, 14)}-${hash}.json`;
  const file = await open(join(folder, name), 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(folder);
}
