import { expect, it } from 'vitest';
import { contentsOf, isInside, pathTo } from '@/domain/inventory/nesting';

const thing = (id: string, parent: string | null = null) => ({ id, parent });
const flat = [thing('flat'), thing('bedroom', 'flat'), thing('safe', 'bedroom'), thing('box', 'safe'), thing('ring', 'box'), thing('watch', 'box'), thing('alone')];
const byId = new Map(flat.map((item) => [item.id, item]));

it('a ring lies in a box in a safe in a room in a flat', () => {
  expect(pathTo(byId, 'ring').map(({ id }) => id)).toEqual(['flat', 'bedroom', 'safe', 'box']);
  expect(pathTo(byId, 'alone')).toEqual([]);
  expect(pathTo(byId, 'nowhere')).toEqual([]);
  expect([isInside(byId, 'ring', 'flat'), isInside(byId, 'flat', 'ring'), isInside(byId, 'ring', 'alone')]).toEqual([true, false, false]);
  expect(Object.fromEntries(contentsOf(flat))).toEqual({ flat: 5, bedroom: 4, safe: 3, box: 2 });
});

it('two tablets that put two boxes into each other hang nothing up', () => {
  const loop = new Map([thing('a', 'b'), thing('b', 'a'), thing('self', 'self')].map((item) => [item.id, item]));
  expect(pathTo(loop, 'a').map(({ id }) => id)).toEqual(['b']);
  expect([isInside(loop, 'a', 'a'), isInside(loop, 'self', 'self'), isInside(loop, 'a', 'self')]).toEqual([true, true, false]);
  expect(Object.fromEntries(contentsOf([...loop.values()]))).toEqual({ a: 1, b: 1 });
});
