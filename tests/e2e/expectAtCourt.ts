import { expect } from '@playwright/test';
import type { AtCourt } from './atCourt';
import type { Held } from './heldOnTablet';

/** Every entry's exact texts and every file's bytes, exactly once; those on their way are waited for. `outcomes`: what may have come of them. */
export async function expectAtCourt(court: AtCourt, held: Held, outcomes: readonly string[] = ['folded']): Promise<void> {
  const writer = held.entries[0]?.writer ?? '';
  await expect.poll(async () => (await court.entriesOf(writer)).filter(({ outcome }) => outcome !== null).length, { timeout: 60_000 }).toBe(held.entries.length);
  const missing = async (): Promise<string[]> => {
    const there = new Set(await court.storedFiles());
    return held.files.map(({ sha256 }) => sha256).filter((sha256) => !there.has(sha256));
  };
  await expect.poll(missing, { timeout: 60_000 }).toEqual([]);
  const stored = await court.entriesOf(writer);
  expect(stored.map(({ seq, header, body }) => ({ seq, header, body }))).toEqual([...held.entries].sort((a, b) => a.seq - b.seq).map(({ seq, header, body }) => ({ seq, header, body })));
  expect(stored.filter(({ outcome }) => outcome === null || !outcomes.includes(outcome))).toEqual([]);
  for (const file of held.files) {
    expect(file.actual).toBe(file.sha256);
    expect(court.hashOnDisk(file.sha256)).toBe(file.sha256);
  }
}
