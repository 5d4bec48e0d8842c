import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asks } from './rightsAsks';
import { rightsTable } from './rightsTable';
import { actors, buildRightsWorld, type ActorName, type RightsWorld } from './rightsWorld';

interface Row {
  readonly what: string;
  readonly route: string;
  readonly told: Readonly<Record<ActorName, string>>;
}

/** Lines of the table: address | object | a word for each person. */
const rows: readonly Row[] = rightsTable
  .trim()
  .split('\n')
  .slice(1)
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [route = '', object = '', words = ''] = line.split('|').map((part) => part.trim());
    const cells = words.split(/\s+/);
    if (cells.length !== actors.length) throw new Error(`${cells.length} cells instead of ${actors.length}: ${line}`);
    return { what: `${route} | ${object}`, route, told: Object.fromEntries(actors.map((actor, place) => [actor, cells[place] ?? ''])) as Record<ActorName, string> };
  });

describe('the rights, address by address', () => {
  let world: RightsWorld;
  beforeAll(async () => {
    world = await buildRightsWorld();
  });
  afterAll(() => world.stop());

  it('has a row for every address that the gateway answers at, and none for others', () => {
    expect([...new Set(rows.map(({ route }) => route))].sort()).toEqual([...world.routes].sort());
  });

  it('asks for every row, once', () => {
    expect(rows.map(({ what }) => what).sort()).toEqual(Object.keys(asks).sort());
  });

  it.each(rows)('$what', async ({ what, told }) => {
    const seen: Partial<Record<ActorName, string>> = {};
    for (const actor of actors) seen[actor] = (await asks[what]?.(world, world.actor(actor))) ?? 'not asked';
    expect(seen).toEqual(told);
  });
});
