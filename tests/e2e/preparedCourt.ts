import { execFileSync } from 'node:child_process';

const FOLDER = 'FIELDWRIT_PREPARED_COURT';

/** From now on, in this process and its workers, gateways of tests begin with a copy of what lies in this data folder. */
export function usePreparedCourt(dataFolder: string): void {
  process.env[FOLDER] = dataFolder;
}

/** Lays the prepared court into an empty data folder, with its owners and rights. Where none is prepared, the gateway makes its own. */
export function layPreparedCourt(dataFolder: string): void {
  const prepared = process.env[FOLDER];
  if (prepared !== undefined) execFileSync('cp', ['-a', `${prepared}/.`, dataFolder]);
}
