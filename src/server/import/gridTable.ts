import { isEmpty, type Cell, type RawTable } from './rawTable';

/**
 * A table from a grid whose first row holds the headers. Empty rows are passed over, the others keep the row numbers of the
 * sheet. Data under no header gets the header `#7`, so that it is told and not lost.
 */
export function gridTable(file: string, name: string, grid: readonly (readonly Cell[])[]): RawTable {
  const written = (grid[0] ?? []).map((cell) => (cell === null ? '' : String(cell).trim()));
  const body = grid.slice(1).map((cells, i) => ({ row: i + 2, cells: cells.map((cell) => (isEmpty(cell) ? null : cell)) }));
  const width = Math.max(written.length, ...body.map(({ cells }) => cells.length));
  const headers = Array.from({ length: width }, (_, i) => written[i] || (body.some(({ cells }) => !isEmpty(cells[i])) ? `#${i + 1}` : ''));
  const rows = body
    .filter(({ cells }) => cells.some((cell) => cell !== null))
    .map(({ row, cells }) => ({ row, cells: new Map(headers.map((header, i) => [header, cells[i] ?? null] as const).filter(([header]) => header !== '')) }));
  return { file, name, headers: headers.filter((header) => header !== ''), rows };
}
