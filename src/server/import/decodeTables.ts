import { plainHeader, type Columns, type LooseValues } from './column';
import { shortValue, type FaultReason, type ImportFault } from './importFault';
import { cellText, isEmpty, type Cell, type RawRow, type RawTable } from './rawTable';
import { sheetByName, sheetIds, sheets, type SheetId } from './sheets/registry';

/** A row as far as its cells could be read, and where it stands. */
export interface DecodedRow<C extends Columns = Columns> {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly values: LooseValues<C>;
  /** The header and text of a cell as they stand in the file. */
  readonly shown: (key: keyof C & string) => { readonly column: string; readonly value: string };
}

export type DecodedRows = { readonly [S in SheetId]: readonly DecodedRow<(typeof sheets)[S]['columns']>[] };

/** Reads every cell of every sheet by its column and collects all that is wrong; nothing stops at the first fault. */
export function decodeTables(tables: readonly RawTable[]): { readonly rows: DecodedRows; readonly faults: readonly ImportFault[] } {
  const rows = Object.fromEntries(sheetIds.map((id) => [id, [] as DecodedRow[]])) as Record<SheetId, DecodedRow[]>;
  const faults: ImportFault[] = [];
  for (const table of tables) {
    const id = sheetOf(table);
    if (id) rows[id].push(...decodeTable(table, sheets[id].columns, faults));
    else if (table.rows.length > 0) faults.push(sheetFault(table, 'unknownSheet', { known: sheetIds.map((known) => sheets[known].names[0]).join('、') }));
  }
  return { rows: rows as unknown as DecodedRows, faults };
}

/** By name, else by the columns that tell a sheet from the others: a CSV export may be called anything. */
function sheetOf(table: RawTable): SheetId | null {
  const named = sheetByName(table.name);
  if (named) return named;
  const headers = new Set(table.headers.map(plainHeader));
  const fitting = sheetIds.filter((id) => {
    const columns: Columns = sheets[id].columns;
    return sheets[id].telling.every((key) => columns[key]?.headers.some((header) => headers.has(plainHeader(header))));
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function decodeTable(table: RawTable, columns: Columns, faults: ImportFault[]): DecodedRow[] {
  const headerOf = matchHeaders(table, columns, faults);
  return table.rows.map((raw) => decodeRow(table, raw, columns, headerOf, faults));
}

/** Which header of the table is which column; unknown ones and missing required ones are faults of the header row. */
function matchHeaders(table: RawTable, columns: Columns, faults: ImportFault[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const header of table.headers) {
    const key = Object.keys(columns).find((candidate) => columns[candidate]?.headers.some((known) => plainHeader(known) === plainHeader(header)));
    if (key === undefined) faults.push({ ...sheetFault(table, 'unknownColumn'), row: 1, column: header });
    else if (found.has(key)) faults.push({ ...sheetFault(table, 'columnTwice'), row: 1, column: header });
    else found.set(key, header);
  }
  const nested = table.rows.some(({ caseNumber }) => caseNumber !== undefined);
  for (const [key, { required, headers }] of Object.entries(columns)) {
    if (required && !found.has(key) && !(nested && key === 'case')) faults.push(sheetFault(table, 'missingColumn', { column: headers[0] ?? key }));
  }
  return found;
}

function decodeRow(table: RawTable, raw: RawRow, columns: Columns, headerOf: ReadonlyMap<string, string>, faults: ImportFault[]): DecodedRow {
  const values: Record<string, unknown> = {};
  const cellOf = (key: string): Cell => raw.cells.get(headerOf.get(key) ?? '') ?? null;
  const shown = (key: string): { column: string; value: string } => ({ column: headerOf.get(key) ?? columns[key]?.headers[0] ?? key, value: shortValue(cellText(cellOf(key))) });
  for (const [key, column] of Object.entries(columns)) {
    const implied = key === 'case' && raw.caseNumber !== undefined;
    const cell = implied ? (raw.caseNumber ?? null) : cellOf(key);
    values[key] = null;
    if (isEmpty(cell)) {
      if (column.required && headerOf.has(key)) faults.push(rowFault(table, raw, shown(key), 'required'));
      continue;
    }
    const parsed = column.parse(cell);
    if (parsed.ok) values[key] = parsed.value;
    else if (!implied) faults.push({ ...rowFault(table, raw, shown(key), parsed.reason), detail: parsed.detail ?? {} });
  }
  return { file: table.file, sheet: table.name, row: raw.row, values: values as LooseValues<Columns>, shown };
}

const sheetFault = (table: RawTable, reason: FaultReason, detail: Record<string, string> = {}): ImportFault => ({ file: table.file, sheet: table.name, row: null, column: null, value: '', reason, detail });

const rowFault = (table: RawTable, raw: RawRow, at: { column: string; value: string }, reason: FaultReason): ImportFault => ({
  file: table.file,
  sheet: table.name,
  row: raw.row,
  ...at,
  reason,
  detail: {},
});
