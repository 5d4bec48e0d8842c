/** One cell as a reader found it; empty is null. Dates come from spreadsheets, as midnight or wall time in UTC. */
export type Cell = string | number | boolean | Date | null;

export interface RawRow {
  /** As the person sees it: the row of the sheet, headers being row 1; in JSON the place in the list, from 1. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, Cell>;
  /** JSON: rows nested in a case carry its number; their own cell is implied and its faults are the case's. */
  readonly caseNumber?: Cell;
}

/** One sheet, one CSV file or one list of a JSON file, before anything is understood of it. */
export interface RawTable {
  readonly file: string;
  /** Sheet name, CSV file name or JSON path, as the person finds it. */
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly RawRow[];
}

/** The text of a cell, trimmed. Numbers in plain digits, so that an amount is never read through 1e21. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 }) : String(cell);
  return String(cell).trim();
}

export const isEmpty = (cell: Cell | undefined): boolean => cell === undefined || cell === null || cellText(cell) === '';
