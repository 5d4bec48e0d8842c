import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { PULL_MINIMUM, WIRE_VERSION, wireHistory } from '@/wire/version';

/** The shapes that were pinned last, and under which version. */
const pinned = { version: 3, hash: '109c5623a0d6a4713a6c849993bb6997c20e3fe183357fb12a7018750b80b732' };

const folder = fileURLToPath(new URL('../../src/wire', import.meta.url));

/** Every schema and every closed list that src/wire exports, by file and name, as JSON Schema. */
async function shapes(): Promise<Record<string, unknown>> {
  const found: [string, unknown][] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts')).sort()) {
    const exported = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
    for (const name of Object.keys(exported).sort()) {
      const value = exported[name];
      if (value instanceof z.core.$ZodType) found.push([`${file}:${name}`, z.toJSONSchema(value, { unrepresentable: 'any' })]);
      else if (typeof value !== 'function' && file !== 'version.ts') found.push([`${file}:${name}`, value]);
    }
  }
  return Object.fromEntries(found);
}

it('[V2] the shapes of the wire are the pinned ones', async () => {
  const wire = await shapes();
  expect(Object.keys(wire).length).toBeGreaterThan(40);
  const hash = createHash('sha256').update(JSON.stringify(wire)).digest('hex');
  const what = `The wire has changed. If the other side must understand it, raise WIRE_VERSION and write its line in wireHistory (src/wire/version.ts). Then pin here: { version: ${WIRE_VERSION}, hash: '${hash}' }`;
  expect({ version: WIRE_VERSION, hash }, what).toEqual(pinned);
});

it('[V2] every version has its line in the history, and the pull minimum is one of them', () => {
  expect(wireHistory.map(({ version }) => version)).toEqual(Array.from({ length: WIRE_VERSION }, (_, index) => index + 1));
  expect(wireHistory.every(({ what }) => what.length > 10)).toBe(true);
  expect(PULL_MINIMUM).toBeGreaterThanOrEqual(1);
  expect(PULL_MINIMUM).toBeLessThanOrEqual(WIRE_VERSION);
});
