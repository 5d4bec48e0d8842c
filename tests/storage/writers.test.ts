import { describe, expect, it } from 'vitest';
import type { Me } from '@/ports/workspace';
import { deviceRegistry, type WriterRow } from '@/storage';
import { newWriter } from '@/app/session/newWriter';
import { signingKey } from '@tests/builders/signingKey';
import { aCreate, appendsIn, TabletDisk, WRITER } from '@tests/builders/tabletStores';
import { memoryStorage } from '@tests/doubles/memoryStorage';

const ME: Me = { officer: 'zhang', name: '张某', account: 'zhang', role: 'officer', court: 'hn', courtName: '岳麓区人民法院' };
const AT = '2026-03-02T09:00:00.000Z';

async function enrolled(writer = WRITER): Promise<WriterRow> {
  const key = await signingKey();
  return { writer, officer: 'zhang', court: 'hn', device: 'd', letter: 'A', certificate: 'c', root: key.publicKey, receiptKeys: ['k'], ...key, enrolledAt: '2026-03-02T01:00:00.000Z' };
}

describe('[W1] a writer made on the tablet', () => {
  it('[W4] takes over with a key of its own, the same root and the letter with a prime more', async () => {
    const stores = await new TabletDisk().open();
    const former = await enrolled();
    await stores.enrolWriter(former);
    await appendsIn(stores).append([aCreate('i')]);
    const made = await newWriter(stores, deviceRegistry(memoryStorage()), ME, 'fork', AT);
    expect(made).toMatchObject({ letter: 'A′', certificate: null, root: former.root, receiptKeys: ['k'], device: 'd', court: 'hn', replaces: { writer: WRITER, reason: 'fork' } });
    expect(made?.publicKey).not.toEqual(former.publicKey);
    expect((await stores.activeWriter())?.writer).toBe(made?.writer);
    expect((await newWriter(stores, deviceRegistry(memoryStorage()), ME, 'storeLost', AT))?.letter).toBe('A′′');
  });

  it('is listed after the one before, which still has its chain to send', async () => {
    const stores = await new TabletDisk().open();
    await stores.enrolWriter(await enrolled());
    await appendsIn(stores).append([aCreate('i')]);
    const made = await newWriter(stores, deviceRegistry(memoryStorage()), ME, 'fork', AT);
    const listed = await stores.writers();
    expect(listed.map(({ card, chain, active }) => [card.writer, chain.head?.seq ?? null, active])).toEqual([[WRITER, 1, false], [made?.writer, null, true]]);
    for (const { card } of listed) expect('privateKey' in card).toBe(false);
  });

  it('[W3] is certified later, and that changes nothing about who is in use', async () => {
    const stores = await new TabletDisk().open();
    await stores.enrolWriter(await enrolled());
    const made = await newWriter(stores, deviceRegistry(memoryStorage()), ME, 'fork', AT);
    if (!made) throw new Error('no writer');
    await stores.certified(WRITER, { certificate: 'renewed', receiptKeys: ['k2'] });
    expect((await stores.activeWriter())?.writer).toBe(made.writer);
    await stores.certified(made.writer, { certificate: 'for the new one', receiptKeys: ['k2'] });
    expect(await stores.activeWriter()).toMatchObject({ writer: made.writer, certificate: 'for the new one', receiptKeys: ['k2'] });
  });

  it('is made from what is noted outside the store when nothing is left in it, and not at all where nothing is known', async () => {
    const stores = await new TabletDisk().open();
    const storage = memoryStorage();
    expect(await newWriter(stores, deviceRegistry(storage), ME, 'storeLost', AT)).toBeNull();
    const { privateKey: lost, ...card } = await enrolled();
    deviceRegistry(storage).setCanary('zhang', { storeEpoch: 'e1', card, headSeq: 4, receiptedTo: 2 });
    const made = await newWriter(stores, deviceRegistry(storage), ME, 'storeLost', AT);
    expect(made).toMatchObject({ letter: 'A′', replaces: { writer: WRITER, reason: 'storeLost' } });
    expect(made?.privateKey).not.toBe(lost);
  });
});
