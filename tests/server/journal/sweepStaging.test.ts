import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sweepStaging } from '@/server/uploads/stagingStore';

it('[B1] an upload that nobody continued for long is swept away with its description; a slow one is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fieldwrit-staging-'));
  const now = new Date('2026-03-31T00:00:00Z');
  const put = async (name: string, at: string) => {
    await writeFile(join(folder, name), '{}');
    await utimes(join(folder, name), new Date(at), new Date(at));
  };
  await put('left', '2026-02-01T00:00:00Z');
  await put('left.json', '2026-02-01T00:00:00Z');
  await put('slow', '2026-03-30T00:00:00Z');
  await put('slow.json', '2026-02-01T00:00:00Z');
  // The description goes in the same sweep or the next one, as the folder happens to be listed.
  await sweepStaging(folder, 30 * 86_400_000, now);
  await sweepStaging(folder, 30 * 86_400_000, now);
  expect((await readdir(folder)).sort()).toEqual(['slow', 'slow.json']);
  await rm(folder, { recursive: true });
});
