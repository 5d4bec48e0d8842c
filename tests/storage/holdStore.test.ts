import { forceCloseDatabase } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { holdStore, openLocked, openStores, type HeldStore } from '@/storage';
import { databaseName } from '@/storage/officerDatabase';
import { keyIdOf } from '@/vault/caseKey';
import { aCreate, appendsIn, TabletDisk, WRITER } from '@tests/builders/tabletStores';

const TWICE = { failures: 2, atMs: 1_767_225_600_000 };
const root = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;
let disk: TabletDisk;
let canary: { readonly storeEpoch: string; readonly card: null; readonly headSeq: number; readonly receiptedTo: number };
beforeEach(() => {
  disk = new TabletDisk();
});

/** A tablet on which somebody has worked, switched off. */
async function worked(): Promise<void> {
  const stores = await disk.open();
  await stores.enrolWriter({ writer: WRITER, officer: 'zhang', court: 'hn-yuelu', device: 'd', letter: 'A', certificate: 'c', root, receiptKeys: [], publicKey: root, privateKey: new Uint8Array(3), enrolledAt: '2026-03-02T01:00:00.000Z' });
  await stores.noteVault((await disk.keys()).header);
  canary = { storeEpoch: stores.storeEpoch, card: null, headSeq: 0, receiptedTo: 0 };
  stores.close();
}
const hold = (): Promise<HeldStore> => holdStore('zhang', disk.dexie);

/** The browser closes the open store by itself. */
async function takeAway({ db }: HeldStore): Promise<void> {
  const open = db?.backendDB();
  if (!open) throw new Error('not open');
  const gone = new Promise((resolve) => open.addEventListener('close', resolve));
  forceCloseDatabase(open as never);
  await gone;
}

describe('[K3] wrong passphrases, as the store notes them', () => {
  it('are on the disk when it says so, and there after a restart', async () => {
    await worked();
    const held = await hold();
    expect(held.attempts).toBeNull();
    expect(held.vault()).toEqual((await disk.keys()).header);
    await held.noteAttempts(TWICE);
    // The plug is pulled: nothing is closed.
    expect((await hold()).attempts).toEqual(TWICE);
    await held.noteAttempts({ failures: 0, atMs: TWICE.atMs });
    expect((await hold()).attempts?.failures).toBe(0);
  });

  it('are noted also when the browser has taken the open store away', async () => {
    await worked();
    const held = await hold();
    await takeAway(held);
    await held.noteAttempts(TWICE);
    expect((await hold()).attempts).toEqual(TWICE);
  });

  it('make no store where there is none, and touch none that has no vault', async () => {
    const none = await hold();
    await none.noteAttempts(TWICE);
    expect([none.db, none.vault(), none.attempts, none.handOver(null)]).toEqual([null, null, null, null]);
    expect(await disk.dexie.indexedDB.databases()).toEqual([]);
    (await disk.open()).close();
    const empty = await hold();
    await empty.noteAttempts(TWICE);
    expect([empty.db, (await hold()).attempts]).toEqual([null, null]);
  });
});

describe('[D3] an officer’s store that is held open while the vault is closed', () => {
  it('is the one that whoever has the vault goes on with, and what was sealed in it opens', async () => {
    await worked();
    const held = await hold();
    const db = held.handOver(canary);
    expect(db).toBe(held.db);
    const opened = await openStores('zhang', { keys: await disk.keys(), held: db });
    if (!opened.ok) throw new Error(opened.problem);
    expect((await opened.stores.activeWriter())?.privateKey).toEqual(new Uint8Array(3));
    expect(await appendsIn(opened.stores).append([aCreate('truck')])).toMatchObject({ ok: true });
    opened.stores.close();
    expect(db?.isOpen()).toBe(false);
  });

  it('is let go of when it is not the one that was here last', async () => {
    await worked();
    const held = await hold();
    expect(held.handOver({ ...canary, storeEpoch: 'another' })).toBeNull();
    expect(held.db?.isOpen()).toBe(false);
  });

  it('is not handed over once the browser has taken it away: an empty one may be in its place', async () => {
    await worked();
    const held = await hold();
    await takeAway(held);
    expect(held.handOver(canary)).toBeNull();
  });

  it('[T2, K8] stands in the way of nobody: neither of a newer version nor of the end of all of it', async () => {
    await worked();
    const held = await hold();
    const { indexedDB } = disk.dexie;
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(databaseName('zhang'));
      deleting.onsuccess = () => resolve();
      deleting.onblocked = () => reject(new Error('blocked'));
    });
    expect(held.handOver(canary)).toBeNull();
  });

  it('[K5] is sent from as it lies, and stays open when that ends', async () => {
    await worked();
    const held = await hold();
    const locked = openLocked(held, keyIdOf, null);
    expect((await locked?.writers())?.map(({ card }) => card.writer)).toEqual([WRITER]);
    locked?.close();
    expect(held.handOver(canary)).not.toBeNull();
    held.close();
    expect(held.db?.isOpen()).toBe(false);
  });
});
