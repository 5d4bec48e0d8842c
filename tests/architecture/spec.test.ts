import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sources } from './importGraph';

const root = fileURLToPath(new URL('../..', import.meta.url));
const spec = readFileSync(join(root, 'src/sync/SPEC.md'), 'utf8');
const rules = [...spec.matchAll(/^- ([A-Z]\d+) /gm)].map(([, id]) => id ?? '');

interface Titled {
  readonly file: string;
  readonly title: string;
  readonly cites: readonly string[];
}

/** Every test with the rules that it, or the group it stands in, cites in brackets: `it('[B2, R6] …')`. */
const titled: readonly Titled[] = sources(join(root, 'tests'))
  .filter((file) => /\.(test|spec)\.ts$/.test(file) && !file.endsWith('spec.test.ts'))
  .flatMap((path) => testsOf(relative(root, path), readFileSync(path, 'utf8')));

function testsOf(file: string, text: string): Titled[] {
  const found: Titled[] = [];
  let groups: { readonly indent: number; readonly cites: readonly string[] }[] = [];
  for (const [, space = '', kind = '', , title = ''] of text.matchAll(/^([ ]*)(describe|it|test)(?:\.each\([\s\S]*?\))?\(\s*(['"`])(.*?)\3/gm)) {
    groups = groups.filter(({ indent }) => indent < space.length);
    const cites = [...groups.flatMap((group) => group.cites), ...citations(title)];
    if (kind === 'describe') groups.push({ indent: space.length, cites });
    else found.push({ file, title, cites });
  }
  return found;
}

function citations(title: string): string[] {
  return [...title.matchAll(/\[([A-Z]\d+(?:, [A-Z]\d+)*)\]/g)].flatMap(([, list = '']) => list.split(', '));
}

/** Where every test is about a rule: the journal, its storage, its sending, and what goes wrong with them. */
const ruled = /^tests\/(sync|storage|fuzz|server\/journal|domain\/journal)\//;

describe('the rules of journal and sync', () => {
  it('are numbered once each', () => {
    expect(rules.length).toBeGreaterThan(60);
    expect(rules.filter((id, at) => rules.indexOf(id) !== at)).toEqual([]);
  });

  it('have a test each', () => {
    const cited = new Set(titled.flatMap(({ cites }) => cites));
    expect(rules.filter((id) => !cited.has(id))).toEqual([]);
  });

  it('are the only ones that tests cite', () => {
    const known = new Set(rules);
    expect(titled.flatMap(({ file, cites }) => cites.filter((id) => !known.has(id)).map((id) => `${file}: ${id}`))).toEqual([]);
  });

  it('are cited by every test of journal, storage and sync', () => {
    const about = titled.filter(({ file }) => ruled.test(file));
    expect(about.length).toBeGreaterThan(150);
    expect(about.filter(({ cites }) => cites.length === 0).map(({ file, title }) => `${file}: ${title}`)).toEqual([]);
  });
});
