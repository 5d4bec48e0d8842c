import { readEntry, readHeader, type ReadableEntry } from '@/domain/journal';
import type { OwnEntry } from '../overlay';
import type { EntryRow } from './rows';

export type OwnEntryOfRow = OwnEntry & { readonly row: EntryRow };

/** A stored entry as the overlay looks at it. */
export function ownEntry(row: EntryRow): OwnEntryOfRow {
  return { row, writer: row.writer, seq: row.seq, document: row.document, op: row.op, read: () => readRow(row) };
}

function readRow(row: EntryRow): ReadableEntry | null {
  const header = readHeader(row.header);
  const read = header && readEntry(header, row);
  return read?.ok ? read.entry : null;
}
