import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sources } from './importGraph';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the house', () => {
  it('has only the rooms that the map names at its top level', () => {
    const shown = readdirSync(root).filter((name) => !name.startsWith('.') && !['node_modules', 'dist', 'data', 'test-results'].includes(name));
    expect(shown.sort()).toEqual(['LICENSE', 'README.md', 'index.html', 'package-lock.json', 'package.json', 'public', 'src', 'tests', 'tsconfig.json', 'vite.config.ts']);
  });

  it('keeps every path that its maps name', () => {
    for (const map of ['src/README.md', 'README.md']) {
      const text = readFileSync(join(root, map), 'utf8');
      const named = [...text.matchAll(/`((?:src|tests|public)\/[\w./-]*[\w/])`/g)].map((match) => match[1] ?? '');
      expect(named.length, map).toBeGreaterThan(map === 'src/README.md' ? 20 : 0);
      expect(named.filter((path) => !existsSync(join(root, path))), map).toEqual([]);
    }
  });

  it('has no file with two jobs: none above 400 lines', () => {
    const long = sources(join(root, 'src')).filter((file) => readFileSync(file, 'utf8').split('\n').length > 400);
    expect(long).toEqual([]);
  });

  it('silences no check and leaves no work marked for later', () => {
    const marks = /\b(TODO|FIXME|XXX|HACK)\b|eslint-disable|@ts-(ignore|nocheck|expect-error)|\bas any\b|\b(it|test|describe)\.(skip|only|todo|fixme)\b/;
    const marked = [...sources(join(root, 'src')), ...sources(join(root, 'tests'))].filter((file) => !file.endsWith('house.test.ts') && marks.test(readFileSync(file, 'utf8')));
    expect(marked).toEqual([]);
  });
});
