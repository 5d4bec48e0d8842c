import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { layers } from './layers';

export interface Leak {
  readonly file: string;
  readonly imports: string;
  readonly why: string;
}

/** Every import between areas under `root/src` that the layers do not allow. */
export function leaks(root: string): Leak[] {
  const src = join(root, 'src');
  return sources(src).flatMap((file) => {
    const from = areaOf(relative(src, file));
    return imported(file)
      .flatMap((specifier) => target(specifier, file, src) ?? [])
      .flatMap((to): Leak[] => {
        const why = forbidden(from, areaOf(to), to);
        return why ? [{ file: relative(root, file), imports: to, why }] : [];
      });
  });
}

export function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

interface Area {
  readonly name: string;
  readonly feature: string | null;
}

function areaOf(path: string): Area {
  const parts = path.split(sep);
  if (path.startsWith(`storage${sep}versions${sep}`)) return { name: 'storage/versions', feature: null };
  if (parts.length === 1) return { name: (parts[0] ?? '').replace(/\.\w+$/, ''), feature: null };
  return { name: parts[0] ?? '', feature: parts[0] === 'features' ? (parts[1] ?? null) : null };
}

function forbidden(from: Area, to: Area, toPath: string): string | null {
  if (from.name === to.name) {
    if (from.feature === to.feature) return null;
    return /^features\/[^/]+(\/index(\.ts)?)?$/.test(toPath.split(sep).join('/')) ? null : 'another feature is entered by its index.ts alone';
  }
  if (to.name === 'features' && from.name === 'app') return null;
  return (layers[from.name] ?? []).includes(to.name) ? null : `${from.name} may not import ${to.name}`;
}

/** The path below src that a specifier of ours means; undefined for packages. */
function target(specifier: string, file: string, src: string): string | undefined {
  const plain = specifier.replace(/\?.*$/, '');
  if (plain.startsWith('@tests/')) return `..${sep}tests${sep}${plain.slice(7)}`;
  if (plain.startsWith('@/')) return plain.slice(2);
  return plain.startsWith('.') ? relative(src, resolve(dirname(file), plain)) : undefined;
}

function imported(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const script = file.endsWith('.vue') ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '').join('\n') : text;
  return ts.preProcessFile(script, true, true).importedFiles.map((reference) => reference.fileName);
}
