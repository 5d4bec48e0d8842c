import { basename, extname } from 'node:path';
import { decodeText } from './decodeText';
import type { RawTable } from './rawTable';
import { readCsv } from './readCsv';
import { readJson } from './readJson';
import { readXlsx } from './readXlsx';
import { UnreadableFile } from './unreadableFile';

/** A file to import: what it is called and its bytes. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The tables of one file, by its extension. Throws UnreadableFile when not a row can be read. */
export async function readImportFile({ name, bytes }: ImportFile): Promise<RawTable[]> {
  const extension = extname(name).toLowerCase();
  const shown = basename(name);
  const tables = await readByExtension(extension, shown, bytes);
  if (tables.every(({ rows }) => rows.length === 0)) throw new UnreadableFile('emptyFile');
  return tables;
}

async function readByExtension(extension: string, name: string, bytes: Buffer): Promise<RawTable[]> {
  switch (extension) {
    case '.json':
      return readJson(name, decodeText(bytes));
    case '.csv':
    case '.txt':
    case '.tsv':
      return readCsv(name, name.slice(0, -extension.length), bytes);
    case '.xlsx':
      return readXlsx(name, bytes);
    default:
      throw new UnreadableFile('unknownFormat');
  }
}
