import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryHash } from '@/domain/journal';
import { hashBlob } from '@/platform/hashBlob';
import { databaseName } from '@/storage/officerDatabase';
import { CourtFeed } from '@tests/builders/pulledPage';
import { signingKey } from '@tests/builders/signingKey';
import { aCreate, aPhoto, appendsIn, aSet, TabletDisk, WRITER } from '@tests/builders/tabletStores';
import { dumpStore } from './storeDump';

/** Made once for each released version of the store, by that version's own code: `npx tsx --tsconfig tests/tsconfig.json tests/storage/dumps/make.ts 001`. */
const name = process.argv[2];
if (!/^\d{3}$/.test(name ?? '')) throw new Error('Which version? Such as 001.');

const AT = '2026-03-02T01:00:00.000Z';
const jws = (payload: object): string => `${Buffer.from('{"alg":"ES256","kid":"k","typ":"fieldwrit-receipt+jws"}').toString('base64url')}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2lnbmF0dXJl`;

const disk = new TabletDisk();
const stores = await disk.open();
const key = await signingKey();
await stores.enrolWriter({ writer: WRITER, officer: 'zhang', court: 'hn-yuelu', device: 'd', letter: 'A', certificate: 'c', root: key.publicKey, receiptKeys: ['k'], ...key, enrolledAt: AT });
const queue = appendsIn(stores);
for (const id of ['truck', 'crane', 'van']) await queue.append([aCreate(id)]);
await queue.append([aSet('truck', { note: '左前灯破' }), aSet('crane', { note: '臂长 30 米' })]);
for (const [id, content] of [['truck', 'front'], ['truck', 'back'], ['van', 'side']] as const) {
  const { act, file } = await aPhoto(id, content);
  await queue.append([act], [file]);
}
const journal = stores.journalOf(WRITER);
const sent = await journal.run(1, 1_000_000);
const head = entryHash(sent[5]?.header ?? '');
const receipt = { kind: 'entries', court: 'hn-yuelu', epoch: 'e', writer: WRITER, from: 1, to: 6, head, at: '2026-03-02T02:00:00.000Z' };
await journal.receipted(jws(receipt), receipt);
await journal.outcomes([{ seq: 4, outcome: { is: 'conflict', paths: ['note'] } }], { epoch: 'e', n: 4 });
for (const [i, file] of (await stores.filesOf(WRITER).unsent()).slice(0, 2).entries()) {
  const { entry, sha256, size } = file;
  const signed = { kind: 'file', court: 'hn-yuelu', epoch: 'e', writer: WRITER, entry, sha256, size, at: `2026-03-02T0${2 + i}:30:00.000Z` };
  await stores.filesOf(WRITER).receipted(jws(signed), signed);
}
const feed = new CourtFeed();
feed.fold(...sent.slice(0, 3));
await stores.pull.apply('e', feed.page());
await stores.drafts.write('item/truck/note', '右后轮');
await stores.thumbs.keep('0'.repeat(64), new Blob(['small'], { type: 'image/webp' }));
await stores.keepServerTime(AT);
await stores.carriedOf(hashBlob).keep(new Blob(['sealed elsewhere']), AT);
stores.close();
writeFileSync(join(import.meta.dirname, `v${String(name)}.json`), `${JSON.stringify(await dumpStore(disk.dexie.indexedDB, databaseName('zhang')), null, 1)}\n`);
