import readSheets from 'read-excel-file/node';
import { gridTable } from './gridTable';
import type { Cell, RawTable } from './rawTable';
import { UnreadableFile } from './unreadableFile';

/** XLSX: every sheet of the workbook, its first row the headers. */
export async function readXlsx(file: string, bytes: Buffer): Promise<RawTable[]> {
  const workbook = await readSheets(bytes).catch((error: unknown) => {
    throw new UnreadableFile('unreadableFile', error instanceof Error ? error.message : String(error));
  });
  // The package types a date cell as the constructor of dates; what it gives is a date.
  return workbook.map(({ sheet, data }) => gridTable(file, sheet, data as unknown as Cell[][]));
}
