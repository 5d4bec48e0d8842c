import type { Table } from 'dexie';
import type { OfficerDatabase } from './officerDatabase';
import type { CaseIndexRow, CasePackRow } from './tables/rows';

/** What is on the disk of some cases, as pages change it; written back at once for all of them. */
export interface PulledCases {
  readonly index: ReadonlyMap<string, CaseIndexRow>;
  readonly pack: ReadonlyMap<string, CasePackRow>;
  /** Cases that have own entries open, or something on top. */
  readonly own: ReadonlySet<string>;
  put(index: CaseIndexRow, pack: CasePackRow): void;
  readonly changed: ReadonlySet<string>;
}

/** To be read and written within one transaction: a few requests however many cases, since each costs as much as a case. */
export async function readPulled(db: OfficerDatabase, ids: readonly string[]): Promise<PulledCases> {
  const [indexes, packs, own] = await Promise.all([db.caseIndex.bulkGet([...ids]), db.casePacks.bulkGet([...ids]), withOwn(db, ids)]);
  const index = new Map(indexes.flatMap((row) => (row ? [[row.case, row] as const] : [])));
  const pack = new Map(packs.flatMap((row) => (row ? [[row.case, row] as const] : [])));
  const changed = new Set<string>();
  return {
    index,
    pack,
    own,
    changed,
    put(nextIndex, nextPack) {
      index.set(nextIndex.case, nextIndex);
      pack.set(nextPack.case, nextPack);
      changed.add(nextIndex.case);
    },
  };
}

export async function writePulled(db: OfficerDatabase, { index, pack, changed }: PulledCases): Promise<void> {
  const indexes = [...changed].flatMap((id) => index.get(id) ?? []);
  const last = indexes.at(-1);
  if (!last) return;
  await Promise.all([
    db.caseIndex.bulkPut(indexes),
    db.casePacks.bulkPut([...changed].flatMap((id) => pack.get(id) ?? [])),
    db.meta.put({ key: 'epoch', value: last.epoch }),
  ]);
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
