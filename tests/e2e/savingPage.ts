import { createClock } from '@/platform/clock';
import { newId, newSalt } from '@/platform/ids';
import { openCopyFiles } from '@/platform/copyFiles';
import { hashBlob } from '@/platform/hashBlob';
import { hashForSaving, takeHashed } from '@/platform/hashForSaving';
import { mendStore, openStores } from '@/storage';
import { createAppendQueue } from '@/sync/appendQueue';
import { makeVault, openVault, type Vault, type VaultHeader } from '@/vault/vault';
import { headerSigner, webSuite } from '@/vault/webSuite';
import { PASSPHRASE, quickStretch } from '@tests/builders/testVault';

/** The page of kills.spec.ts: the app's own saving, as fast as it goes, with every acknowledgement said aloud. */
const OFFICER = 'zhang';
const VAULT = 'vault';

/** The officer's vault, the same after every start: noted before anything is sealed. */
async function unlocked(): Promise<Vault> {
  const tools = { suite: webSuite, stretch: quickStretch };
  const noted = localStorage.getItem(VAULT);
  const vault = noted === null ? await makeVault(tools, OFFICER, PASSPHRASE) : await openVault(tools, JSON.parse(noted) as VaultHeader, PASSPHRASE);
  if (!vault) throw new Error('another passphrase');
  if (noted === null) localStorage.setItem(VAULT, JSON.stringify(vault.header));
  return vault;
}

/** As the app opens it: looked at first, and mended from the second copy where it was lost. */
async function open() {
  const keys = await unlocked();
  const mended = await mendStore({ officer: OFFICER, known: false, canary: null, disk: openCopyFiles(OFFICER), keys, hash: hashBlob, storeEpoch: newId(), at: new Date().toISOString() });
  if (mended) console.log(`mended ${JSON.stringify(mended)}`);
  const opened = await openStores(OFFICER, { keys, hash: hashBlob, copy: { disk: openCopyFiles(OFFICER), segment: newId(), after: createClock(newId()).after } });
  if (!opened.ok) throw new Error(opened.detail);
  const { stores } = opened;
  let writer = await stores.activeWriter();
  if (!writer) {
    const { publicKey: point, privateBytes: privateKey } = await webSuite.makeKeyPair('sign');
    const publicKey = { kty: 'EC', crv: 'P-256', ...point } as const;
    writer = { writer: newId(), officer: OFFICER, court: 'hn', device: 'd', letter: 'A', certificate: 'c', root: publicKey, receiptKeys: [], publicKey, privateKey, enrolledAt: new Date().toISOString() };
    await stores.enrolWriter(writer);
  }
  const moment = () => ({ wall: new Date().toISOString(), monoMs: performance.now(), session: 's', server: null });
  const queue = createAppendQueue(stores.appendsOf(writer.writer), { id: writer.writer, court: 'hn', officer: OFFICER, sign: await headerSigner(webSuite, new Uint8Array(writer.privateKey)) }, { newId, newSalt, moment, hash: hashBlob, atHand: takeHashed, app: 'test' });
  await stores.upkeep.catchUp();
  return { stores, queue };
}

/** Saves items and photos for ever, or `rounds` of them; says each one that was acknowledged. */
async function save(rounds = Infinity): Promise<void> {
  const { stores, queue } = await open();
  for (let round = 0; round < rounds; round += 1) {
    const id = newId();
    const bytes = new Blob([crypto.getRandomValues(new Uint8Array(65_536)), crypto.getRandomValues(new Uint8Array(60_000))], { type: 'image/jpeg' });
    const note = { sha256: await hashForSaving(bytes), size: bytes.size, mime: bytes.type, role: 'photo' as const, name: null, origin: 'live' as const, takenAt: new Date().toISOString() };
    const about = { case: 'case-1', action: null, document: { kind: 'item', id } };
    const [item, photo] = [queue.append([{ op: 'create', ...about, change: { set: { name: '搅拌车' } } }]), queue.append([{ op: 'attach', ...about, change: { files: [note] } }], [{ note, bytes }])];
    const [saved, taken] = await Promise.all([item.then((result) => (result.ok ? (console.log(`saved ${result.entries[0] ?? ''}`), true) : false)), photo.then((result) => (result.ok ? (console.log(`saved ${result.entries[0] ?? ''} ${note.sha256}`), true) : false))]);
    if (!saved || !taken) throw new Error('not saved');
  }
  await stores.upkeep.catchUp();
}

/** Everything as it lies there: ids and hashes of the texts, whether the chain is unbroken, and the hash of every file's bytes. */
async function look() {
  const { stores } = await open();
  const rows = await stores.db.entries.orderBy('[writer+seq]').toArray();
  const hashes = await Promise.all((await stores.db.files.toArray()).map(async ({ sha256 }) => [sha256, await stores.bytes(sha256).then((bytes) => bytes && hashBlob(bytes))] as const));
  /** All of a writer's entries follow each other up to its head, and can be sent as they are. */
  const isUnbroken = async (writer: string, head: number): Promise<boolean> => {
    const seqs = rows.filter((row) => row.writer === writer).map(({ seq }) => seq);
    return seqs.length === head && seqs.every((seq, i) => seq === i + 1) && (await stores.journalOf(writer).run(1, Infinity)).length === head;
  };
  return {
    ids: rows.map(({ id }) => id),
    unbroken: (await Promise.all((await stores.writers()).map(({ card, chain }) => isUnbroken(card.writer, chain.head?.seq ?? 0)))).every(Boolean),
    files: hashes.map(([sha256]) => sha256),
    torn: hashes.filter(([sha256, actual]) => sha256 !== actual).map(([sha256]) => sha256),
  };
}

Object.assign(globalThis, { save, look });
