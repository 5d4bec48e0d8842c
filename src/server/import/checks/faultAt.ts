import type { Columns } from '../column';
import type { DecodedRow } from '../decodeTables';
import type { FaultReason, ImportFault } from '../importFault';

/** A fault of one cell. */
export const faultAt = <C extends Columns>(row: DecodedRow<C>, key: keyof C & string, reason: FaultReason, detail: Readonly<Record<string, string>> = {}): ImportFault => ({
  file: row.file,
  sheet: row.sheet,
  row: row.row,
  ...row.shown(key),
  reason,
  detail,
});

/** Rows after the first with the same key: each names the row that it repeats. Rows without a key repeat nothing. */
export function duplicates<C extends Columns>(rows: readonly DecodedRow<C>[], column: keyof C & string, keyOf: (row: DecodedRow<C>) => string | null): ImportFault[] {
  const first = new Map<string, DecodedRow<C>>();
  return rows.flatMap((row) => {
    const key = keyOf(row);
    const before = key === null ? undefined : first.get(key);
    if (before) return [faultAt(row, column, 'duplicateInFile', { row: before.sheet === row.sheet && before.file === row.file ? String(before.row) : `${before.sheet}!${before.row}` })];
    if (key !== null) first.set(key, row);
    return [];
  });
}
