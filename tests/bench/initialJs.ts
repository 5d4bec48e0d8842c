import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the entry asks for by itself at a start on /cases: the default language and the first screen. */
const ASKED_AT_START = ['zh-CN', 'CaseListPage'];

/** Bytes of script, gzip'd, before the first case shows: what index.html names, the default language and the list of cases, and all that these import. */
export function initialJsBytes(appFolder: string): number {
  const html = readFileSync(join(appFolder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(join(appFolder, path), 'utf8');
    for (const match of text.matchAll(/(?:^|[;\n}])\s*(?:import|export)\s*(?:[^'"();]*?from\s*)?["']\.\/([^'"]+\.js)["']/g)) visit(join(path, '..', match[1] ?? ''));
  };
  [...named, ...ASKED_AT_START.map((part) => chunkOf(appFolder, part))].forEach(visit);
  return [...seen].reduce((sum, path) => sum + gzipSync(readFileSync(join(appFolder, path))).length, 0);
}

function chunkOf(appFolder: string, part: string): string {
  const found = readdirSync(join(appFolder, 'assets')).filter((name) => new RegExp(`^${part}-[\\w-]{8}\\.js$`).test(name));
  if (found.length !== 1) throw new Error(`The build has ${found.length} chunks of ${part}.`);
  return `assets/${found[0]}`;
}
