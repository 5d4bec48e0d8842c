import { join } from 'node:path';
import writeXlsx from 'write-excel-file/node';

export type Sheets = Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>;

/** Writes a workbook as an administrator's spreadsheet would, days as date cells; gives its path. */
export async function writeWorkbook(folder: string, name: string, sheets: Sheets): Promise<string> {
  const cell = (value: string | number | null) => {
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
    return value === null ? null : { value };
  };
  const path = join(folder, name);
  await writeXlsx(Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cell)) }))).toFile(path);
  return path;
}
