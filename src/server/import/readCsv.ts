import { parse } from 'csv-parse/sync';
import { decodeText } from './decodeText';
import { gridTable } from './gridTable';
import type { RawTable } from './rawTable';
import { UnreadableFile } from './unreadableFile';

/** CSV with a header row, in UTF-8 (with or without a byte order mark) or GB18030, as Chinese spreadsheets save it. */
export function readCsv(file: string, name: string, bytes: Uint8Array): RawTable[] {
  const content = decodeText(bytes);
  const firstLine = content.slice(0, content.search(/[\r\n]|$/));
  try {
    const grid: string[][] = parse(content, { delimiter: firstLine.includes('\t') && !firstLine.includes(',') ? '\t' : ',', relax_column_count: true, skip_empty_lines: false, trim: true });
    return [gridTable(file, name, grid)];
  } catch (error) {
    throw new UnreadableFile('unreadableFile', error instanceof Error ? error.message : String(error));
  }
}
