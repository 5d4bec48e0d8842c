import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHoldings, type Holdings } from '@/app/sync/holdings';
import { heartbeatOf } from '@/app/sync/heartbeatOf';
import { queueItems } from '@/app/sync/queueItems';
import type { Stores } from '@/storage';
import { initialState } from '@/sync/state';
import { aCreate, appendsIn, TabletDisk, WRITER } from '@tests/builders/tabletStores';

const PHOTOS = 2_000;
let stores: Stores;
let holdings: Holdings;

beforeEach(async () => {
  stores = await new TabletDisk().open();
  await appendsIn(stores).append(Array.from({ length: 40 }, (_, n) => aCreate(`item-${n}`)));
  const at = '2026-03-02T01:00:00.000Z';
  await stores.db.files.bulkAdd(
    Array.from({ length: PHOTOS }, (_, n) => ({
      sha256: `photo-${n}`, size: 5_000_000, mime: 'image/jpeg', role: 'photo' as const, name: null, origin: 'live' as const, takenAt: at,
      entry: `entry-${String(n).padStart(5, '0')}`, writer: WRITER, seq: 1 + (n % 40), case: 'case-1', action: null, kind: 'item', document: `item-${n % 40}`, since: at, unsent: 1 as const,
    })),
  );
  holdings = createHoldings(stores, WRITER, () => 0, () => undefined);
});

describe('2,000 photos wait for a court that is away', () => {
  it('[R18] and no byte of them is read for what the queue and the heartbeat tell', async () => {
    const reads = vi.spyOn(stores.db.fileBytes, 'get');
    const held = await holdings.look();
    const items = queueItems(held, initialState, 0);
    expect(items.filter((item) => item.is === 'file')).toHaveLength(PHOTOS);
    expect(heartbeatOf(held, { writer: WRITER, app: 'test', wall: '2026-03-09T01:00:00.000Z', clockOffsetMs: null, drafts: 0 }, null)).toMatchObject({ held: { entries: 40, files: PHOTOS, fileBytes: PHOTOS * 5_000_000 }, perCase: [{ case: 'case-1', files: PHOTOS }] });
    expect(reads).not.toHaveBeenCalled();
  });

  it('[R18] and another look reads the new entries alone', async () => {
    await holdings.look();
    const reads = vi.spyOn(stores, 'unsentEntriesOf');
    const sums = vi.spyOn(stores, 'fileSums');
    await appendsIn(stores).append([aCreate('one more')]);
    const held = await holdings.look();
    expect(held.entries).toHaveLength(41);
    expect(reads.mock.calls).toEqual([[WRITER, 40]]);
    expect(sums).not.toHaveBeenCalled();
  });
});

it('[S8] the heartbeat tells the clock and the drafts', async () => {
  const report = heartbeatOf(await holdings.look(), { writer: WRITER, app: 'test', wall: '2026-03-09T01:00:00.000Z', clockOffsetMs: 7_000, drafts: 2 }, 'offline');
  expect(report).toMatchObject({ clockOffsetMs: 7_000, drafts: 2, lastError: 'offline' });
});
