import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** A browser writes what stands in a field into its record of the session and into what it offers next time: readable, beside the sealed store (R23). */
it('every field that is typed into tells the browser what to keep of it', () => {
  const silent = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.vue'))
    .flatMap((path) => [...readFileSync(src + path, 'utf8').matchAll(/<(?:input|textarea)\b(?:"[^"]*"|[^">])*>/g)].map(([tag]) => ({ path, tag })))
    .filter(({ tag }) => !/\sautocomplete="/.test(tag) && !/\stype="(file|range|checkbox|radio)"/.test(tag));
  expect(silent).toEqual([]);
});
