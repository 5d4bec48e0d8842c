import { Dexie } from 'dexie';
import { databaseName, openOfficerDatabase } from '@/storage/officerDatabase';
import { v001 } from '@/storage/versions/v001';

/** The page of brokenUpgrade.spec.ts: a store of the first released version, and the app's own upgrade of it, which says how far it is. */
const OFFICER = 'zhang';
const ROWS = 4_000;
/** The step to version 2 writes so many rows: it says so at the first, and now and then. */
const SAY_EVERY = 400;

const jws = (n: number): string => `e.${btoa(JSON.stringify({ at: new Date(Date.UTC(2026, 2, 1) + n * 1_000).toISOString() }))}.s`;

/** Makes the store of version 1, with receipted files. */
async function plant(): Promise<void> {
  await Dexie.delete(databaseName(OFFICER));
  const old = new Dexie(databaseName(OFFICER), { chromeTransactionDurability: 'strict' });
  old.version(1).stores(v001);
  await old.open();
  const numbers = Array.from({ length: ROWS }, (_, n) => n);
  await old.transaction('rw', old.table('files'), old.table('receipts'), async () => {
    await old.table('files').bulkPut(numbers.map((n) => ({ entry: `e${n}`, sha256: `s${n}`, size: n, mime: 'image/jpeg', role: 'photo', name: null, origin: 'live', takenAt: '', writer: 'w', seq: n, case: 'c', action: null, kind: 'item', document: 'd', since: '' })));
    await old.table('receipts').bulkPut(numbers.map((n) => ({ id: `file/e${n}/s${n}`, jws: jws(n) })));
  });
  old.close();
}

/** Opens the store as the app does; says every few rows that it writes, and when it is done. */
async function upgrade(): Promise<void> {
  const put = IDBObjectStore.prototype.put;
  let written = 0;
  IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
    if (this.transaction.mode === 'versionchange' && written++ % SAY_EVERY === 0) console.log(`written ${written}`);
    return put.apply(this, given);
  };
  const opened = await openOfficerDatabase(OFFICER, () => undefined);
  IDBObjectStore.prototype.put = put;
  if (!opened.ok) throw new Error(opened.detail);
  opened.db.close();
  console.log('upgraded');
}

/** The store as it lies there, looked at with the bare API. */
async function look() {
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error ?? new Error('unreadable'));
    });
  const db = await asked(indexedDB.open(databaseName(OFFICER)));
  const files = (await asked(db.transaction('files').objectStore('files').getAll())) as { size: number; receiptedAt?: string }[];
  const indexes = [...db.transaction('files').objectStore('files').indexNames];
  const found = { version: db.version, tables: [...db.objectStoreNames].length, indexes: indexes.length, rows: files.length, sum: files.reduce((sum, { size }) => sum + size, 0), dated: files.filter(({ receiptedAt }) => receiptedAt !== undefined).length };
  db.close();
  return found;
}

Object.assign(globalThis, { plant, upgrade, look });
