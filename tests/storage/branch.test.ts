import { beforeEach, describe, expect, it } from 'vitest';
import { entryHash, readEntry, readHeader, type ReadableEntry, type SealedEntry } from '@/domain/journal';
import type { EntryDraft } from '@/ports/workspace';
import type { Stores } from '@/storage';
import { CourtFeed } from '@tests/builders/pulledPage';
import { aCreate, appendsIn, CASE, TabletDisk, WRITER } from '@tests/builders/tabletStores';

const aNote = (text: string): EntryDraft => ({ op: 'note', case: CASE, action: null, document: { kind: 'item', id: 'truck' }, change: { text } });

let stores: Stores;
let court: CourtFeed;
beforeEach(async () => {
  stores = await new TabletDisk().open();
  court = new CourtFeed();
});

const record = async (...drafts: readonly EntryDraft[]): Promise<readonly SealedEntry[]> => {
  for (const draft of drafts) await appendsIn(stores).append([draft]);
  return stores.journalOf(WRITER).run(1, Infinity);
};
const read = (sealed: SealedEntry | undefined): ReadableEntry => {
  const header = readHeader(sealed?.header ?? '');
  const result = header && sealed && readEntry(header, sealed);
  if (!result || !result.ok) throw new Error('unreadable');
  return result.entry;
};
/** What the court signs for entries that it stored beside the accepted chain. */
const receipt = (run: readonly SealedEntry[], from: number, to: number, branch?: number) =>
  stores.journalOf(WRITER).receipted(`jws ${from} ${branch ?? 0}`, { writer: WRITER, from, to, head: entryHash(run[to - 1]?.header ?? ''), at: '2026-03-02T02:00:00.000Z', ...(branch === undefined ? {} : { branch }) });
/** As the tablet asks: after its cursor. */
const pull = async (): Promise<void> => stores.pull.apply('e1', court.page((await stores.pull.cursors()).find(({ case: id }) => id === CASE)?.n ?? 0));
const notesShown = async (): Promise<string[]> => {
  const { top, pulled } = await stores.states.load(CASE);
  return (top.get('item/truck') ?? pulled.get('item/truck'))?.acts.flatMap((act) => (act.is === 'note' ? [act.text] : [])) ?? [];
};
/** An act of the tablet's copy at a place of the same chain. */
const ofCopy = (like: ReadableEntry, text: string): ReadableEntry => ({ ...like, body: { ...like.body, id: `${like.body.id.slice(0, -1)}x`, op: 'note', change: { text } } }) as ReadableEntry;

describe('a tablet whose chain is stored beside the accepted one', () => {
  it('[F2, P9] shows its own act once when a lead has admitted it', async () => {
    const run = await record(aCreate('truck'), aNote('左前轮胎破'));
    court.foldRead(read(run[0]));
    await receipt(run, 2, 2, 1);
    await pull();
    expect(await notesShown()).toEqual(['左前轮胎破']);
    court.foldRead({ ...read(run[1]), writer: `${WRITER}#1` });
    await pull();
    expect(await notesShown()).toEqual(['左前轮胎破']);
    expect((await stores.states.load(CASE, true)).top.size).toBe(0);
  });

  it('[F2, P6] keeps its own act in sight though the copy has another one at the same place of the chain', async () => {
    const run = await record(aCreate('truck'), aNote('左前轮胎破'));
    court.foldRead(read(run[0]));
    court.foldRead(ofCopy(read(run[1]), '右后轮胎破'));
    await pull();
    await receipt(run, 2, 2, 1);
    await pull();
    expect(await notesShown()).toEqual(['右后轮胎破', '左前轮胎破']);
    court.foldRead({ ...read(run[1]), writer: `${WRITER}#1` });
    await pull();
    expect(await notesShown()).toEqual(['右后轮胎破', '左前轮胎破']);
    expect((await stores.states.load(CASE, true)).top.size).toBe(0);
  });

  it('[F2, G3] whose chain a restored court takes as the accepted one is shown once as well', async () => {
    const run = await record(aCreate('truck'), aNote('左前轮胎破'));
    await receipt(run, 1, 1);
    await receipt(run, 2, 2, 1);
    court.foldRead(read(run[0]));
    court.foldRead(read(run[1]));
    await receipt(run, 1, 2);
    await pull();
    expect(await notesShown()).toEqual(['左前轮胎破']);
  });
});
