import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const SECOND = 'second-build';

/** An installation of the next version of the app beside this one: its page says so in a meta element, and its worker knows of the new page. */
export function secondBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwrit-second-build-'));
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const same of ['node_modules', 'src']) symlinkSync(join(root, same), join(folder, same));
  edit(join(folder, 'dist/app/index.html'), '<head>', `<head><meta name="${SECOND}" />`);
  edit(join(folder, 'dist/app/sw.js'), /[0-9a-f]{32}(?=","url":"index\.html")/, SECOND);
  return folder;
}

function edit(path: string, what: string | RegExp, by: string): void {
  const before = readFileSync(path, 'utf8');
  const after = before.replace(what, by);
  if (after === before) throw new Error(`There is no ${String(what)} in ${path}.`);
  writeFileSync(path, after);
}
