import { join } from 'node:path';

const FOLDER = 'FIELDWRIT_PREPARED';

/** Where this run keeps what is prepared once for its tests, in this process and its workers. */
export function usePreparedFolder(folder: string): void {
  process.env[FOLDER] = folder;
}

export function preparedFolder(): string {
  const folder = process.env[FOLDER];
  if (folder === undefined) throw new Error('Nothing is prepared: court.setup.ts has not run.');
  return folder;
}

/** The data folder with the demo court; null: none is prepared, and a gateway makes its own. */
export const preparedCourt = (): string | null => (process.env[FOLDER] === undefined ? null : join(preparedFolder(), 'court'));
