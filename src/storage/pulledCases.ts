import type { Table } from 'dexie';
import { pulledStamp } from './caseStates';
import type { OfficerDatabase } from './officerDatabase';
import type { Sealing } from './sealing';
import { openIndex, storedIndex } from './tables/caseIndex';
import type { CaseIndexRow, CasePackRow } from './tables/rows';

/** What is on the disk of some cases, as pages change it; written back at once for all of them. */
export interface PulledCases {
  readonly index: ReadonlyMap<string, CaseIndexRow>;
  readonly pack: ReadonlyMap<string, CasePackRow>;
  /** Cases that have own entries open, or something on top. */
  readonly own: ReadonlySet<string>;
  put(index: CaseIndexRow, pack: CasePackRow): void;
  readonly changed: ReadonlySet<string>;
  /** Tells whether all of it is still as it was read. */
  readonly basis: Basis;
}

/** By case its pulled state, and how many own entries are open. */
type Basis = ReadonlyMap<string, string>;

/** Reads some cases; a few requests however many, since each costs as much as a case. What is computed on it is written if `stands` says so. */
export async function readPulled(db: OfficerDatabase, sealing: Sealing, ids: readonly string[]): Promise<PulledCases> {
  const [indexes, packs, own, basis] = await db.transaction('r', db.caseIndex, db.casePacks, db.entries, db.documents, () =>
    Promise.all([db.caseIndex.bulkGet([...ids]), db.casePacks.bulkGet([...ids]), withOwn(db, ids), basisOf(db, ids)]),
  );
  const index = new Map(await Promise.all(indexes.flatMap((row) => (row ? [openIndex(sealing, row).then((opened) => [row.case, opened] as const)] : []))));
  const pack = new Map(packs.flatMap((row) => (row ? [[row.case, row] as const] : [])));
  const changed = new Set<string>();
  return {
    index,
    pack,
    own,
    basis,
    changed,
    put(nextIndex, nextPack) {
      index.set(nextIndex.case, nextIndex);
      pack.set(nextPack.case, nextPack);
      changed.add(nextIndex.case);
    },
  };
}

/** The rows that changed, ready to be written. */
export async function sealPulled(sealing: Sealing, { index, pack, changed }: PulledCases) {
  const ids = [...changed];
  return { indexes: await Promise.all(ids.flatMap((id) => index.get(id) ?? []).map((row) => storedIndex(sealing, row))), packs: ids.flatMap((id) => pack.get(id) ?? []) };
}

/** To be asked in the transaction that writes: no page was applied and no own entry came since the cases were read. */
export async function stands(db: OfficerDatabase, { basis }: PulledCases): Promise<boolean> {
  const now = await basisOf(db, [...basis.keys()]);
  return [...basis].every(([id, stamp]) => now.get(id) === stamp);
}

async function basisOf(db: OfficerDatabase, ids: readonly string[]): Promise<Basis> {
  const sorted = [...ids].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const openBetween = (from: string, to: string): PromiseLike<number> => db.entries.where('[open+document]').between([from], [to, []]).count();
  const [indexes, all] = await Promise.all([db.caseIndex.bulkGet(sorted), openBetween(first, last)]);
  // On a fresh tablet one question answers for all.
  const open = all === 0 ? sorted.map(() => 0) : await Promise.all(sorted.map((id) => openBetween(id, id)));
  return new Map(sorted.map((id, i) => [id, `${pulledStamp(indexes[i])} ${open[i]}`]));
}

async function withOwn(db: OfficerDatabase, ids: readonly string[]): Promise<Set<string>> {
  const sorted = [...ids].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return new Set();
  const hasOwn = async (from: string, to: string): Promise<boolean> => {
    const [open, top] = await Promise.all([isAny(db.entries, '[open+document]', from, to), isAny(db.documents, '[case+kind+id]', from, to)]);
    return open || top;
  };
  // On a fresh tablet one question answers for all.
  if (!(await hasOwn(first, last))) return new Set();
  const found = await Promise.all(sorted.map((id) => hasOwn(id, id)));
  return new Set(sorted.filter((_id, place) => found[place]));
}

const isAny = async <Row, Key>(table: Table<Row, Key>, index: string, from: string, to: string): Promise<boolean> => (await table.where(index).between([from], [to, []]).limit(1).count()) > 0;
