import { beforeEach, describe, expect, it } from 'vitest';
import { sealedBundle } from '@/app/bundle/sealedBundle';
import { createCarrier } from '@/app/bundle/carrier';
import { exportBundle } from '@/app/bundle/exportBundle';
import { hashBlob } from '@/platform/hashBlob';
import { writeFile } from '@/platform/writtenFile';
import type { Stores } from '@/storage';
import type { BundleResult } from '@/wire/bundle';
import type { Sent } from '@/sync/ports';
import { signingKey } from '@tests/builders/signingKey';
import { appendsIn, aCreate, aPhoto, TabletDisk, WRITER } from '@tests/builders/tabletStores';

const AT = '2026-03-02T02:00:00.000Z';
const about = { court: 'hn', courtName: '某某区人民法院', officer: 'zhang', officerName: '张某', device: 'd1', letter: 'A', app: '0.1.0', madeAt: AT };
const whole: BundleResult = { ok: true, counts: { entries: { stored: 1, known: 2 }, files: { stored: 3, known: 4 }, drafts: 0, refused: [] } };

describe('carrying a bundle for another tablet', () => {
  let disk: TabletDisk;
  let stores: Stores;
  let answer: Sent<BundleResult>;
  let sent: string[];
  let mono: number;
  beforeEach(async () => {
    disk = new TabletDisk();
    stores = await disk.open();
    answer = { ok: false, problem: 'offline', retryAfterMs: null };
    sent = [];
    mono = 0;
  });

  const carrierOf = (of: Stores = stores) =>
    createCarrier({ store: of.carriedOf(hashBlob), court: 'hn', send: async ({ id, bytes }) => (sent.push(`${id} ${await hashBlob(bytes)}`), answer), now: () => AT, monoMs: () => mono });

  async function bundle(court = 'hn'): Promise<Blob> {
    const { publicKey: jwk } = await signingKey();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for await (const chunk of (await sealedBundle((await new TabletDisk().open()).bundle, { ...about, court }, { kid: 'k', jwk })).chunks()) chunks.push(chunk.slice());
    return new Blob(chunks);
  }

  it('[X2] is kept whole over a restart, tried again with longer waits, and let go of only when the court has said yes', async () => {
    const file = await bundle();
    const id = await hashBlob(file);
    expect(await carrierOf().carry(file)).toMatchObject({ ok: true, label: { officerName: '张某', letter: 'A' } });
    const carrier = carrierOf(await disk.open());
    await carrier.load();
    expect(carrier.carried).toMatchObject([{ id, state: 'waiting', bytes: file.size }]);
    for (const [at, tries] of [[0, 1], [29_000, 1], [30_000, 2], [89_000, 2], [90_000, 3]] as const) {
      mono = at;
      await carrier.sendWaiting();
      expect([at, sent.length]).toEqual([at, tries]);
    }
    expect(sent).toEqual(sent.map(() => `${id} ${id}`));
    answer = { ok: true, value: whole };
    await carrier.sendWaiting();
    expect(sent).toHaveLength(3);
    mono = 210_000;
    await carrier.sendWaiting();
    expect(carrier.carried).toEqual([]);
    expect(carrier.delivered).toMatchObject([{ id, stored: { entries: 1, files: 3 }, known: { entries: 2, files: 4 } }]);
    expect(await stores.db.bundles.count()).toBe(0);
  });

  it('[X2] is shown once, however many look for it at the same time', async () => {
    await carrierOf().carry(await bundle());
    const carrier = carrierOf(await disk.open());
    await Promise.all([carrier.load(), carrier.load(), carrier.load()]);
    expect(carrier.carried).toHaveLength(1);
  });

  it('[X2] what the court refuses, whole or in part, stays with the reason until a person lets it go', async () => {
    const carrier = carrierOf();
    await carrier.carry(await bundle());
    answer = { ok: true, value: { ok: false, fault: 'damaged' } };
    await carrier.sendWaiting();
    expect(carrier.carried).toMatchObject([{ state: 'refused', fault: 'damaged' }]);
    await carrier.sendWaiting();
    expect(sent).toHaveLength(1);
    answer = { ok: true, value: { ok: true, counts: { ...(whole as Extract<BundleResult, { ok: true }>).counts, refused: [{ writer: 'w', what: 'entries', reason: 'unknownWriter', count: 3 }] } } };
    await carrier.carry(await bundle());
    await carrier.sendWaiting();
    expect(carrier.carried).toMatchObject([{ fault: 'damaged' }, { state: 'refused', fault: null, notTaken: 3 }]);
    expect(await stores.db.bundles.count()).toBe(2);
    const restarted = carrierOf(await disk.open());
    await restarted.load();
    expect(new Set(restarted.carried.map(({ state, fault, notTaken }) => `${state} ${fault} ${notTaken}`))).toEqual(new Set(['refused damaged 0', 'refused null 3']));
    await restarted.sendWaiting();
    expect(sent).toHaveLength(2);
    await carrier.discard(carrier.carried[0]!.id);
    expect(await stores.db.bundles.count()).toBe(1);
  });

  it('[X2] a waiting one is never let go of by a tap, and what another tab brought home is shown no more', async () => {
    const [here, there] = [carrierOf(), carrierOf(await disk.open())];
    await here.carry(await bundle());
    await there.load();
    await there.discard(there.carried[0]!.id);
    expect(there.carried).toHaveLength(1);
    answer = { ok: true, value: whole };
    await here.sendWaiting();
    await there.load();
    expect(there.carried).toEqual([]);
  });

  it('[X1] no bundle, one of a newer version and one of another court are told before anything is stored', async () => {
    const carrier = carrierOf();
    expect(await carrier.carry(new Blob(['没有换行的文本']))).toEqual({ ok: false, problem: 'notABundle' });
    expect(await carrier.carry(new Blob(['{"format":"fieldwrit-bundle","version":9}\n']))).toEqual({ ok: false, problem: 'newerFormat' });
    expect(await carrier.carry(await bundle('hn-furong'))).toEqual({ ok: false, problem: 'otherCourt' });
    expect(await stores.db.bundles.count()).toBe(0);
  });
});

describe('an emergency export on the tablet', () => {
  it('[X1] is one file with its own hash, made with no network and also with nothing unsent; without a key to seal to it says so', async () => {
    const stores = await new TabletDisk().open();
    const key = await signingKey();
    const { publicKey: jwk } = await signingKey();
    await stores.enrolWriter({ writer: WRITER, officer: 'zhang', court: 'hn', device: 'd1', letter: 'A', certificate: 'c', root: key.publicKey, receiptKeys: [], ...key, enrolledAt: AT });
    const saved: { file: Blob; name: string }[] = [];
    const parts = { source: stores.bundle, about, key: { kid: 'k', jwk }, writeFile, saveAs: (file: Blob, name: string) => void saved.push({ file, name }) };
    const shares: number[] = [];
    const empty = await exportBundle(parts, (share) => void shares.push(share));
    expect(empty).toMatchObject({ ok: true, amount: { entries: 0, unsentEntries: 0, unsentFiles: 0 } });

    const photo = await aPhoto('i1', 'x'.repeat(3_000_000));
    await appendsIn(stores).append([aCreate('i1'), photo.act], [photo.file]);
    const made = await exportBundle(parts, (share) => void shares.push(share));
    expect(made).toMatchObject({ ok: true, fileName: 'fieldwrit-A-20260302-020000.fwbundle', amount: { entries: 2, unsentEntries: 2, unsentFiles: 1, fileBytes: 3_000_000 } });
    const file = saved.at(-1)!.file;
    expect(made.ok && [made.bytes, made.sha256]).toEqual([file.size, await hashBlob(file)]);
    expect(file.size).toBeGreaterThan(3_000_000);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(await exportBundle({ ...parts, key: null }, () => undefined)).toEqual({ ok: false, problem: 'noCourtKey' });
  });
});
