import { describe, expect, it } from 'vitest';
import { attemptsInStore, noteAttempts } from '@/storage';
import { TabletDisk } from '@tests/builders/tabletStores';

const TWICE = { failures: 2, atMs: 1_767_225_600_000 };

describe('wrong passphrases as the store notes them', () => {
  it('are there after a restart, beside the vault, though the store is opened by nobody', async () => {
    const disk = new TabletDisk();
    const { indexedDB } = disk.dexie;
    const stores = await disk.open();
    await stores.noteVault((await disk.keys()).header);
    expect(await attemptsInStore('zhang', indexedDB)).toBeNull();
    await noteAttempts('zhang', TWICE, indexedDB);
    stores.close();
    expect(await attemptsInStore('zhang', indexedDB)).toEqual(TWICE);
    await noteAttempts('zhang', { failures: 0, atMs: TWICE.atMs }, indexedDB);
    expect((await attemptsInStore('zhang', indexedDB))?.failures).toBe(0);
    (await disk.open()).close();
  });

  it('make no store where there is none, and touch none that has no vault', async () => {
    const disk = new TabletDisk();
    const { indexedDB } = disk.dexie;
    await noteAttempts('zhang', TWICE, indexedDB);
    expect(await attemptsInStore('zhang', indexedDB)).toBeNull();
    expect(await indexedDB.databases()).toEqual([]);
    (await disk.open()).close();
    await noteAttempts('zhang', TWICE, indexedDB);
    expect(await attemptsInStore('zhang', indexedDB)).toBeNull();
  });
});
