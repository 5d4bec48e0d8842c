import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes of script, gzip'd, that a first visit runs before anything shows: what index.html names, and what that imports. */
export function initialJsBytes(appFolder: string): number {
  const html = readFileSync(join(appFolder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(join(appFolder, path), 'utf8');
    for (const match of text.matchAll(/(?:^|[;\n}])\s*(?:import|export)\s*(?:[^'"();]*?from\s*)?["']\.\/([^'"]+\.js)["']/g)) visit(join(path, '..', match[1] ?? ''));
  };
  named.forEach(visit);
  return [...seen].reduce((sum, path) => sum + gzipSync(readFileSync(join(appFolder, path))).length, 0);
}
