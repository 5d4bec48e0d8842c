import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentKey, headIds } from '@/domain/journal';
import { readSettings } from '@/server/settings';
import { startGateway, type RunningGateway } from '@/server/startGateway';
import { headsReply, type HeadsReply } from '@/wire/pull';
import { buildCourt, type BuiltOfficer } from '@tests/builders/court';
import { addCase } from '@tests/builders/courtCase';
import { refold, storedDocuments } from '@tests/builders/courtStore';
import { attachTo, createItem, photoNote, setItem } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { programOf } from '../programOf';
import { copyTestDatabase, createTestDatabase } from '../testDatabase';
import { TestBrowser } from '../testBrowser';

interface Photo {
  readonly bytes: Buffer;
  readonly entry: string;
  readonly sha256: string;
}

/** What the tablet itself knows: who it is, its last receipt, and its photos. */
interface Tablet {
  readonly officer: BuiltOfficer;
  readonly writer: TabletWriter;
  receipt: string | null;
  readonly photos: Photo[];
}

let folder: string;
let running: RunningGateway;
const undo: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldwrit-restored-'));
});
afterEach(async () => {
  await running.stop();
  for (const step of undo.splice(0)) await step();
  await rm(folder, { recursive: true, force: true });
});

const start = async (databaseUrl: string, data: string): Promise<void> => {
  running = await startGateway(readSettings({ PORT: '0', FIELDWRIT_DATA: join(folder, data), DATABASE_URL: databaseUrl, FIELDWRIT_LOG: 'silent' }));
};
const database = async (of: Promise<{ url: string; drop: () => Promise<void> }>): Promise<string> => {
  const { url, drop } = await of;
  undo.push(drop);
  return url;
};

const heads = async ({ writer, receipt }: Tablet): Promise<HeadsReply | 'unknown'> => {
  const reply = await writer.browser.post('/api/pull/heads', { epoch: writer.enrolled.epoch, digest: null, writer: writer.id, outcomes: 0, receipt });
  return reply.status === 403 ? 'unknown' : headsReply.parse(await reply.json());
};

/** Records an item with a photo and sends the journal; the photo goes with it, or later. */
async function record(tablet: Tablet, caseId: string, item: string, photoToo = true): Promise<Photo> {
  const bytes = photoBytes(4_000);
  const attach = attachTo(caseId, item, photoNote(sha256Of(bytes), bytes.length));
  const photo = { bytes, entry: attach.id, sha256: sha256Of(bytes) };
  const reply = await tablet.writer.record(createItem(caseId, item), attach, setItem(caseId, 'shared', { note: item }));
  tablet.receipt = reply.receipts.at(-1) ?? tablet.receipt;
  tablet.photos.push(photo);
  if (photoToo) await upload(tablet, caseId, photo);
  return photo;
}

async function upload({ writer }: Tablet, caseId: string, { bytes, entry, sha256 }: Photo): Promise<void> {
  const sent = await (await TabletUpload.begin(writer, bytes, { sha256, writer: writer.id, case: caseId, entry, mime: 'image/jpeg' })).send(0);
  expect(sent.headers.get('fieldwrit-receipt')).toMatch(/^ey/);
}

/** What a tablet does when it reaches a court again (G3): presents its receipt, sends what is above the court's head, asks about every photo. */
async function reconnect(tablet: Tablet, caseId: string): Promise<string> {
  const { writer, officer, photos } = tablet;
  const browser = new TestBrowser(running.origin);
  await browser.signIn(officer.account, officer.password);
  writer.browser = browser;
  let told = await heads(tablet);
  if (told === 'unknown') {
    await writer.enrolAgain(browser);
    told = await heads(tablet);
  }
  if (told === 'unknown') throw new Error('still unknown');
  const rest = writer.journal.slice(told.chain?.seq ?? 0);
  if (rest.length > 0) tablet.receipt = (await writer.push(rest)).receipts.at(-1) ?? null;
  const asked = await browser.post('/api/files/check', { writer: writer.id, files: photos.map(({ entry, sha256 }) => ({ entry, sha256 })) });
  const { receipts } = (await asked.json()) as { receipts: string[] };
  const held = new Set(receipts.map((jws) => (JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as { sha256: string }).sha256));
  for (const photo of photos) if (!held.has(photo.sha256)) await upload(tablet, caseId, photo);
  return told.epoch;
}

async function fiveTabletsAndABackup(): Promise<{ caseId: string; tablets: Tablet[]; backup: string }> {
  const live = await database(createTestDatabase());
  await start(live, 'live');
  const court = await buildCourt(running.gateway.db);
  const caseId = await addCase(running.gateway.db, court.courtId, uuidv7(), { team: court.teamId });
  const tablets: Tablet[] = [];
  const enrol = async (name: string): Promise<Tablet> => {
    const officer = await court.addOfficer(name);
    const tablet = { officer, writer: await TabletWriter.enrol(new TestBrowser(running.origin), officer), receipt: null, photos: [] };
    tablets.push(tablet);
    return tablet;
  };
  const officers = await Promise.all(['zhang', 'li', 'wang', 'zhao'].map(enrol));
  const late = await court.addOfficer('qian');
  await officers[0]?.writer.record(createItem(caseId, 'shared'));
  for (const tablet of officers) await record(tablet, caseId, `before-${tablet.officer.account}`);
  // Announced before the backup, received after it.
  const between = await Promise.all(officers.map(async (tablet) => [tablet, await record(tablet, caseId, `between-${tablet.officer.account}`, false)] as const));
  await running.stop();
  const backup = await database(copyTestDatabase(live));
  await cp(join(folder, 'live'), join(folder, 'backup'), { recursive: true });

  await start(live, 'live');
  for (const tablet of officers) {
    tablet.writer.browser = new TestBrowser(running.origin);
    await tablet.writer.browser.signIn(tablet.officer.account, tablet.officer.password);
  }
  for (const [tablet, photo] of between) await upload(tablet, caseId, photo);
  const fifth = { officer: late, writer: await TabletWriter.enrol(new TestBrowser(running.origin), late), receipt: null, photos: [] };
  tablets.push(fifth);
  for (const tablet of tablets) for (const round of [1, 2]) await record(tablet, caseId, `after-${tablet.officer.account}-${round}`);
  return { caseId, tablets, backup };
}

async function expectEverythingOnce(caseId: string, tablets: readonly Tablet[]): Promise<void> {
  const { db, dataFolder } = running.gateway;
  for (const { writer, photos } of tablets) {
    const rows = await db.selectFrom('entries').select(['seq', 'branch', 'header', 'outcome']).where('writer_id', '=', writer.id).orderBy('seq').execute();
    expect(rows.map(({ header }) => header.toString())).toEqual(writer.journal.map(({ header }) => header));
    expect(rows.every(({ branch, outcome }) => branch === 0 && (outcome?.is === 'folded' || outcome?.is === 'conflict'))).toBe(true);
    const files = await db.selectFrom('attachments').selectAll().where('writer_id', '=', writer.id).execute();
    expect(files.map(({ sha256, state, size }) => [sha256, state, size]).sort()).toEqual(photos.map(({ sha256, bytes }) => [sha256, 'stored', bytes.length]).sort());
    for (const { sha256, bytes } of photos) {
      expect((await readFile(join(dataFolder.blobs, sha256.slice(0, 2), sha256))).equals(bytes)).toBe(true);
    }
    const receipts = await db.selectFrom('receipts').select('sha256').where('writer_id', '=', writer.id).where('kind', '=', 'file').execute();
    expect(receipts.length).toBe(photos.length);
  }
  expect(await refold(db, 'hn-yuelu', caseId)).toEqual(await storedDocuments(db, 'hn-yuelu', caseId));
}

/** The heads of every path, whatever the order in which they came. */
async function standing(caseId: string): Promise<Map<string, unknown>> {
  const documents = await storedDocuments(running.gateway.db, 'hn-yuelu', caseId);
  const sorted = (lists: Record<string, string[]>) => Object.fromEntries(Object.entries(lists).map(([path, list]) => [path, [...list].sort()]));
  return new Map([...documents.values()].map((document) => [documentKey(document), { heads: sorted(headIds(document)), files: document.files.map(({ sha256 }) => sha256).sort() }]));
}

it("[R27, G3] yesterday's backup is put back and five tablets reconnect: nothing is lost, nothing is there twice, and one new epoch has begun", async () => {
  const { caseId, tablets, backup } = await fiveTabletsAndABackup();
  const [before, epochBefore] = [await standing(caseId), tablets[0]?.writer.enrolled.epoch ?? ''];
  await running.stop();
  // The folder of photos is an older copy than the database: one that was receipted before is not there.
  const lost = tablets[0]?.photos[0]?.sha256 ?? '';
  await rm(join(folder, 'backup', 'blobs', lost.slice(0, 2), lost));
  await start(backup, 'backup');

  const epochs = await Promise.all(tablets.map((tablet) => reconnect(tablet, caseId)));
  await expectEverythingOnce(caseId, tablets);
  expect(await standing(caseId)).toEqual(before);
  const { epoch } = await running.gateway.db.selectFrom('courts').select('epoch').executeTakeFirstOrThrow();
  expect(epoch).not.toBe(epochBefore);
  expect(await running.gateway.db.selectFrom('past_epochs').select('epoch').execute()).toEqual([{ epoch: epochBefore }]);
  // Whoever asked before another one had told of the restore hears of the new epoch at the next question.
  expect(epochs).toContain(epoch);
  for (const tablet of tablets) expect(await heads(tablet)).toMatchObject({ epoch });
  // Once more, as after a lost reply: nothing changes.
  for (const tablet of tablets) await reconnect(tablet, caseId);
  await expectEverythingOnce(caseId, tablets);
}, 120_000);

it('[G3] the keeper says that it was restored: a new epoch for every court, and receipts of the lost store change it no more', async () => {
  const { caseId, tablets, backup } = await fiveTabletsAndABackup();
  await running.stop();
  await start(backup, 'backup');
  const env = { ...process.env, DATABASE_URL: backup, FIELDWRIT_DATA: join(folder, 'backup') };
  const said = await promisify(execFile)(process.execPath, [programOf('restored')], { env });
  expect(said.stdout).toContain('1 courts: 某某区人民法院');
  const { epoch } = await running.gateway.db.selectFrom('courts').select('epoch').executeTakeFirstOrThrow();
  expect(await Promise.all(tablets.map((tablet) => reconnect(tablet, caseId)))).toEqual(tablets.map(() => epoch));
  await expectEverythingOnce(caseId, tablets);
}, 120_000);

it('[G3] a receipt that is forged, of another writer or known to the court changes nothing', async () => {
  const { tablets } = await fiveTabletsAndABackup();
  const [first, second] = tablets;
  if (!first || !second) throw new Error('no tablets');
  const epoch = first.writer.enrolled.epoch;
  const forged = `${first.receipt?.slice(0, -6) ?? ''}AAAAAA`;
  for (const receipt of [first.receipt, forged, 'x', '', `${'a'.repeat(9_000)}.b.c`, second.receipt]) {
    expect(await heads({ ...first, receipt })).toMatchObject({ epoch, heads: [{}] });
  }
}, 120_000);
