import { bodyMatches, documentKey, entryHash, readEntry, readHeader, type ChainHead, type EntryBody, type FileNote, type ReadableEntry, type SealedEntry } from '@/domain/journal';
import type { EntryRow, FileRow } from '../tables/rows';
import { without } from '../tables/without';

/** One writer's journal as far as its exact texts came back (W1). */
export interface RebuiltChain {
  readonly writer: string;
  readonly head: ChainHead | null;
  /** What lay below was receipted and aged before it went: there is nothing here of it. */
  readonly receiptedTo: number;
  readonly entries: readonly EntryRow[];
  readonly files: readonly FileRow[];
  /** Entries whose place in the chain is not certain, since one before them is missing: kept and never sent by themselves. */
  readonly stranded: readonly EntryRow[];
}

interface Checked {
  readonly sealed: SealedEntry;
  readonly seq: number;
  readonly prev: string | null;
  readonly hash: string;
  readonly body: EntryBody;
  readonly read: ReadableEntry | null;
}

/** The journals that the texts tell, each entry checked by its hash and by the one before it; whatever does not hold counts as `damaged`. */
export function rebuildChains(texts: readonly SealedEntry[]): { readonly chains: readonly RebuiltChain[]; readonly damaged: number } {
  const writers = new Map<string, Map<string, Checked>>();
  let damaged = 0;
  for (const sealed of texts) {
    const checked = check(sealed);
    if (!checked) damaged += 1;
    else writers.set(checked.writer, (writers.get(checked.writer) ?? new Map<string, Checked>()).set(checked.entry.hash, merged(checked.entry, writers.get(checked.writer)?.get(checked.entry.hash))));
  }
  return { chains: [...writers].map(([writer, entries]) => chainOf(writer, [...entries.values()])), damaged };
}

/** A signature that one of two copies has is the entry's. */
const merged = (a: Checked, b: Checked | undefined): Checked => (a.sealed.sig === undefined && b ? b : a);

function check(sealed: SealedEntry): { readonly writer: string; readonly entry: Checked } | null {
  const header = readHeader(sealed.header);
  if (!header || !bodyMatches(header, sealed)) return null;
  const read = readEntry(header, sealed);
  if (!read.body) return null;
  return { writer: header.writer, entry: { sealed, seq: header.seq, prev: header.prev, hash: entryHash(sealed.header), body: read.body, read: read.ok ? read.entry : null } };
}

function chainOf(writer: string, entries: readonly Checked[]): RebuiltChain {
  const sorted = [...entries].sort((a, b) => a.seq - b.seq);
  const receiptedTo = Math.max((sorted[0]?.seq ?? 1) - 1, 0);
  const chained: Checked[] = [];
  for (const entry of sorted) {
    const last = chained.at(-1);
    if (last ? entry.seq === last.seq + 1 && entry.prev === last.hash : entry.seq === receiptedTo + 1) chained.push(entry);
  }
  // A run that can be sent ends at a signature (E2).
  const whole = chained.slice(0, chained.reduce((end, { sealed }, i) => (sealed.sig === undefined ? end : i + 1), 0));
  const last = whole.at(-1);
  const kept = new Set(whole);
  return {
    writer,
    head: last ? { seq: last.seq, hash: last.hash } : null,
    receiptedTo,
    entries: whole.map((entry) => rowOf(writer, entry)),
    files: whole.flatMap((entry) => filesOf(writer, entry)),
    stranded: sorted.filter((entry) => !kept.has(entry)).map((entry) => rowOf(writer, entry)),
  };
}

function rowOf(writer: string, { sealed: { header, salt, body: text, sig }, seq, body }: Checked): EntryRow {
  return { header, salt, body: text, ...(sig === undefined ? {} : { sig }), writer, seq, id: body.id, op: body.op, case: body.case, document: documentKey(body.document), at: body.at.wall };
}

function filesOf(writer: string, { seq, read }: Checked): FileRow[] {
  if (read?.body.op !== 'attach') return [];
  const { id, case: of, action, document, at, change } = read.body;
  return change.files.map((note: FileNote): FileRow => ({ ...without(without(note, 'name'), 'copy'), entry: id, seq, case: of, action, kind: document.kind, document: document.id, since: at.wall, writer, unsent: 1 }));
}
