import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { projectRoot } from '../projectRoot';
import type { ImportFile } from '../import/readImportFile';
import { plainCases } from './plainCases';

/** The demo court's files, as anybody could import them: JSON and CSV from this folder, and the plain cases around `today`. */
export async function demoFiles(today: string): Promise<ImportFile[]> {
  const folder = join(projectRoot(), 'src', 'server', 'demo', 'files');
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  const files = await Promise.all(paths.map(async (path) => ({ name: relative(folder, path), bytes: await readFile(path) })));
  return [...files, { name: 'plain-cases.json', bytes: Buffer.from(plainCases(today), 'utf8') }];
}
