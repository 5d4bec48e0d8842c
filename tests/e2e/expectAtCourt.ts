import { expect } from '@playwright/test';
import type { AtCourt } from './atCourt';
import type { Held } from './heldOnTablet';

/** Every entry's exact texts and every file's bytes, exactly once. */
export async function expectAtCourt(court: AtCourt, held: Held): Promise<void> {
  const writer = held.entries[0]?.writer ?? '';
  const stored = await court.entriesOf(writer);
  expect(stored.map(({ seq, header, body }) => ({ seq, header, body }))).toEqual([...held.entries].sort((a, b) => a.seq - b.seq).map(({ seq, header, body }) => ({ seq, header, body })));
  expect(stored.filter(({ outcome }) => outcome !== 'folded')).toEqual([]);
  const files = await court.storedFiles();
  for (const file of held.files) {
    expect(file.actual).toBe(file.sha256);
    expect(files).toContain(file.sha256);
    expect(court.hashOnDisk(file.sha256)).toBe(file.sha256);
  }
}
