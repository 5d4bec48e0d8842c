import { describe, expect, it } from 'vitest';
import type { Held } from '@/app/sync/holdings';
import { heartbeatOf } from '@/app/sync/heartbeatOf';
import { queueItems } from '@/app/sync/queueItems';
import type { UnsentEntry } from '@/storage';
import { initialState, untriedFile, type SyncState } from '@/sync/state';
import { fileKey } from '@/sync/uploads';
import { unsentFile } from '@tests/builders/unsentFile';

const entry = (seq: number, document: string): UnsentEntry => ({ seq, id: `e${seq}`, case: 'case-1', action: 'action-1', kind: 'item', document, op: seq === 1 ? 'create' : 'set', at: `2026-01-05T02:00:0${seq}.000Z`, doubts: [], bytes: 500 });
const photo = unsentFile({ sha256: 'photo', seq: 2, since: '2026-01-05T02:00:02.000Z' });
const held: Held = {
  entries: [entry(1, 'truck-1'), entry(2, 'truck-1'), entry(3, 'truck-2')],
  files: [photo],
  receiptedEntries: 0,
  allFiles: 1,
  photos: { count: 1, bytes: 300_000 },
  room: { usageBytes: 1, quotaBytes: 2, persisted: true },
};
const up: SyncState = { ...initialState, link: { ...initialState.link, is: 'up' } };
const receipted = (receiptedTo: number): SyncState['outbox'] => ({ ...initialState.outbox, chain: { writer: 'w', head: { seq: 3, hash: 'h' }, receiptedTo, outcomesTo: 0 }, files: [photo] });
const fileItem = (state: SyncState) => queueItems(held, state, 1_000).find((item) => item.is === 'file');

describe('the queue as an officer sees it', () => {
  it('shows the acts on one thing as one line, in the order of the journal', () => {
    const lines = queueItems(held, up, 0).filter((item) => item.is === 'entries');
    expect(lines.map(({ about }) => [about.document, about.op, about.count])).toEqual([['truck-1', 'create', 2], ['truck-2', 'set', 1]]);
    expect(lines[0]).toMatchObject({ bytes: 1_000, since: '2026-01-05T02:00:01.000Z' });
  });

  it('[E5] tells the gravest doubt of each kind about the times of a line, and about the entry that announces a photo', () => {
    const doubted = (seq: number, document: string, byMs: number): UnsentEntry => ({ ...entry(seq, document), doubts: [{ is: 'jump', byMs }, { is: 'noServerTime' }] });
    const items = queueItems({ ...held, entries: [doubted(1, 'truck-1', 90_000), doubted(2, 'truck-1', -3_600_000), entry(3, 'truck-2')] }, up, 0);
    expect(items.map(({ doubts }) => doubts)).toEqual([[{ is: 'jump', byMs: -3_600_000 }, { is: 'noServerTime' }], [], [{ is: 'jump', byMs: -3_600_000 }, { is: 'noServerTime' }]]);
  });

  it('says what a photo waits for', () => {
    const progress = (change: object): SyncState => ({ ...up, outbox: receipted(3), files: new Map([[fileKey(photo), { ...untriedFile, ...change }]]) });
    expect(fileItem({ ...up, outbox: receipted(1) })).toMatchObject({ waits: 'entryFirst' });
    expect(fileItem({ ...up, outbox: receipted(2) })).toMatchObject({ waits: 'turn' });
    expect(fileItem(progress({ busy: true, sentBytes: 120_000 }))).toMatchObject({ waits: 'sending', sentBytes: 120_000 });
    expect(fileItem(progress({ problem: 'server', notBeforeMs: 5_000 }))).toMatchObject({ waits: 'retry', retryInMs: 4_000, problem: 'server' });
    expect(fileItem(progress({ problem: 'missing' }))).toMatchObject({ waits: 'missing' });
    expect(fileItem(progress({ problem: 'notAnImage', notBeforeMs: 9_000 }))).toMatchObject({ waits: 'refused' });
    expect(fileItem({ ...progress({}), link: { ...up.link, is: 'down', problem: 'portal' } })).toMatchObject({ waits: 'network', problem: 'portal' });
    expect(fileItem({ ...progress({}), photosHeld: true })).toMatchObject({ waits: 'metered', problem: null });
    expect(fileItem({ ...progress({}), photosHeld: true, link: { ...up.link, is: 'down', problem: 'portal' } })).toMatchObject({ waits: 'network' });
    expect(fileItem({ ...progress({}), session: { ...up.session, is: 'out' } })).toMatchObject({ waits: 'signIn' });
  });
});

describe('the heartbeat', () => {
  it('[S8] tells what the tablet holds, by case', () => {
    expect(heartbeatOf(held, { writer: 'w', app: '1', wall: 'now' }, 'offline')).toEqual({
      writer: 'w',
      app: '1',
      wall: 'now',
      held: { entries: 3, entryBytes: 1_500, files: 1, fileBytes: 300_000 },
      oldestUnsentAt: '2026-01-05T02:00:01.000Z',
      perCase: [{ case: 'case-1', entries: 3, files: 1, fileBytes: 300_000 }],
      storage: { usageBytes: 1, quotaBytes: 2, persisted: true },
      lastError: 'offline',
    });
  });
});
