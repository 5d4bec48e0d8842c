import type { SendProblem } from '@/ports/queue';
import type { Heartbeat } from '@/wire/heartbeat';
import type { Held } from './holdings';

const MOST_CASES = 500;

/** What this tablet tells the court that it still holds. */
export function heartbeatOf(held: Held, about: Pick<Heartbeat, 'writer' | 'app' | 'wall' | 'clockOffsetMs' | 'drafts' | 'clockDoubts'>, lastError: SendProblem | null): Heartbeat {
  const perCase = new Map<string, Heartbeat['perCase'][number]>();
  const add = (id: string, entries: number, files: number, fileBytes: number): void => {
    const row = perCase.get(id) ?? { case: id, entries: 0, files: 0, fileBytes: 0 };
    perCase.set(id, { case: id, entries: row.entries + entries, files: row.files + files, fileBytes: row.fileBytes + fileBytes });
  };
  for (const entry of held.entries) add(entry.case, 1, 0, 0);
  for (const file of held.files) add(file.case, 0, 1, file.size);
  return {
    ...about,
    held: { entries: held.entries.length, entryBytes: sum(held.entries.map((entry) => entry.bytes)), files: held.files.length, fileBytes: sum(held.files.map((file) => file.size)) },
    oldestUnsentAt: oldestAt(held),
    perCase: [...perCase.values()].slice(0, MOST_CASES),
    storage: held.room,
    lastError,
  };
}

/** When the oldest unsent thing was recorded; null when all is home. */
export function oldestAt({ entries, files }: Pick<Held, 'entries' | 'files'>): string | null {
  return [...entries.map((entry) => entry.at), ...files.map((file) => file.since)].reduce<string | null>((oldest, at) => (oldest === null || at < oldest ? at : oldest), null);
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
