import type { OfficerDatabase } from './officerDatabase';
import type { KeyRow } from './tables/rows';

/** Seals records of one case; opens only what was sealed as the same record. */
export interface RecordKey {
  readonly id: string;
  seal(record: string, plain: Uint8Array): Promise<Uint8Array>;
  /** The same in parts that follow each other: what is large need not be copied once more. */
  sealParts(record: string, plain: Uint8Array): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  /** Rejects when it is another record, was changed, or was sealed with another key. */
  open(record: string, sealed: Uint8Array): Promise<Uint8Array>;
}

/** The officer's opened vault, as far as the store needs it. */
export interface KeyMaker {
  makeKey(of: string): Promise<{ readonly row: KeyRow; readonly key: RecordKey }>;
  openKey(row: KeyRow): Promise<RecordKey>;
  /** The id of the key that something is sealed with; null: it lies readable. */
  keyIdOf(sealed: Uint8Array): string | null;
}

/** Of the officer, and of no one case: drafts, small pictures, the key that signs. */
export const OFFICERS_OWN = '';

/** Seals and opens what the store holds. Never inside a transaction: a cipher takes time, and a transaction does not wait. */
export interface Sealing {
  /** Makes the keys of these cases that are missing, all at once: one by one each would be a wait for the disk. */
  ready(of: readonly string[]): Promise<void>;
  /** With the key of the case `of`, which is made and on the disk before anything is sealed with it. */
  seal(of: string, record: string, plain: Uint8Array): Promise<Uint8Array>;
  sealParts(of: string, record: string, plain: Uint8Array): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  open(record: string, sealed: Uint8Array): Promise<Uint8Array>;
  sealText(of: string, record: string, text: string): Promise<Uint8Array>;
  openText(record: string, sealed: Uint8Array): Promise<string>;
  keyIdOf(sealed: Uint8Array): string | null;
  /** The keys that these were sealed with: with them an envelope opens by itself (K4). */
  keysOf(sealed: readonly Uint8Array[]): Promise<KeyRow[]>;
  /** Has every key that is not sealed to the court made again as `mend` makes it; one that it cannot open stays as it is. */
  mend(mend: (row: KeyRow) => Promise<KeyRow>): Promise<void>;
  /** Keys that came back from the second copy. */
  adopt(rows: readonly KeyRow[]): Promise<void>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** `there`: the keys that are there, where they were read just now. */
export function createSealing(db: OfficerDatabase, maker: KeyMaker, there: readonly KeyRow[] | null = null): Sealing {
  const inUse = new Map<string, Promise<RecordKey>>();
  const known = new Map<string, Promise<RecordKey>>();
  const rows = new Map<string, KeyRow>(there?.map((row) => [row.id, row]));

  function forCase(of: string): Promise<RecordKey> {
    return remembered(inUse, of, async () => {
      const key = await stored(of);
      if (key) return key;
      const made = await maker.makeKey(of);
      await db.keys.add(made.row);
      return use(made);
    });
  }

  async function stored(of: string): Promise<RecordKey | null> {
    // One that came back from the second copy may be of another vault: it opens nothing here.
    for (const row of await db.keys.where('of').equals(of).toArray()) {
      rows.set(row.id, row);
      const key = await byId(row.id).catch(() => null);
      if (key) return key;
    }
    return null;
  }

  function use({ row, key }: Awaited<ReturnType<KeyMaker['makeKey']>>): RecordKey {
    rows.set(row.id, row);
    known.set(row.id, Promise.resolve(key));
    return key;
  }

  /** All that is there, at the first look: a store opens with many cases at once. */
  const looked = new Map<string, Promise<void>>(there && [['all', Promise.resolve()]]);
  const look = (): Promise<void> => remembered(looked, 'all', async () => (await db.keys.toArray()).forEach((row) => rows.set(row.id, row)));

  async function rowOf(id: string): Promise<KeyRow> {
    await look();
    const row = rows.get(id) ?? (await db.keys.get(id));
    if (!row) throw new Error(`no key ${id}`);
    rows.set(id, row);
    return row;
  }

  const byId = (id: string): Promise<RecordKey> => remembered(known, id, async () => maker.openKey(await rowOf(id)));

  async function open(record: string, sealed: Uint8Array): Promise<Uint8Array> {
    const id = maker.keyIdOf(sealed);
    if (id === null) throw new Error(`${record} is not sealed`);
    return (await byId(id)).open(record, sealed);
  }
  const seal = async (of: string, record: string, plain: Uint8Array): Promise<Uint8Array> => (await forCase(of)).seal(record, plain);

  return {
    async ready(of) {
      await look();
      const there = new Set([...rows.values()].map((row) => row.of));
      const made = await Promise.all(of.filter((each) => !inUse.has(each) && !there.has(each)).map((each) => maker.makeKey(each)));
      if (made.length === 0) return;
      await db.keys.bulkAdd(made.map(({ row }) => row));
      for (const one of made) inUse.set(one.row.of, Promise.resolve(use(one)));
    },
    seal,
    sealParts: async (of, record, plain) => (await forCase(of)).sealParts(record, plain),
    open,
    sealText: (of, record, text) => seal(of, record, encoder.encode(text)),
    openText: async (record, sealed) => decoder.decode(await open(record, sealed)),
    keyIdOf: maker.keyIdOf,
    keysOf: (sealed) => Promise.all([...new Set(sealed.flatMap((one) => maker.keyIdOf(one) ?? []))].map(rowOf)),
    async mend(mend) {
      await look();
      const mended = await Promise.all([...rows.values()].flatMap((row) => (row.forCourt === null ? [mend(row).catch(() => null)] : [])));
      const changed = mended.filter((row) => row !== null);
      if (changed.length === 0) return;
      await db.keys.bulkPut(changed);
      for (const row of changed) rows.set(row.id, row);
    },
    async adopt(adopted) {
      const there = new Set(await db.keys.toCollection().primaryKeys());
      await db.keys.bulkPut(adopted.filter(({ id }) => !there.has(id)));
    },
  };
}

/** What failed is tried again. */
function remembered<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const there = cache.get(key);
  if (there) return there;
  const making = make();
  cache.set(key, making);
  making.catch(() => cache.delete(key));
  return making;
}
