import { expect, it } from 'vitest';
import { createDoubtWatch } from '@/app/sync/doubtWatch';
import type { Moment } from '@/domain/journal';
import { aCreate, appendsIn, CASE, TabletDisk, WRITER } from '@tests/builders/tabletStores';

const at = (minute: number, offMs = 0): Moment => ({ wall: new Date(Date.UTC(2026, 2, 2, 1, minute) + offMs).toISOString(), monoMs: minute * 60_000, session: 's', server: '2026-03-02T01:00:00.000Z' });
const DAY = 86_400_000;

it('[E5, R12] a jump of the clock is told of the entry that comes after it, sent or not, of its action and in the heartbeat', async () => {
  const stores = await new TabletDisk().open();
  let now = at(0);
  const queue = appendsIn(stores, { tools: { moment: () => now } });
  const inAction = (id: string, action: string) => ({ ...aCreate(id), action });
  const watch = createDoubtWatch(stores, WRITER);
  await queue.append([inAction('a', 'before')]);
  expect(await watch()).toEqual([]);
  now = at(1, DAY);
  await queue.append([inAction('b', 'during')]);
  now = at(2, DAY);
  await queue.append([inAction('c', 'after')]);
  expect((await stores.unsentEntriesOf(WRITER, 0)).map(({ doubts }) => doubts.filter(({ is }) => is === 'jump'))).toEqual([[], [{ is: 'jump', byMs: DAY }], []]);
  // What was said before the first unsent one is known as well.
  expect((await stores.unsentEntriesOf(WRITER, 1))[0]?.doubts).toContainEqual({ is: 'jump', byMs: DAY });
  expect(await stores.doubtsOfAction(CASE, 'before')).toEqual([]);
  expect(await stores.doubtsOfAction(CASE, 'during')).toContainEqual({ is: 'jump', byMs: DAY });
  expect((await stores.doubtsOfAction(CASE, 'after')).filter(({ is }) => is === 'jump')).toEqual([]);
  expect(await watch()).toContainEqual({ is: 'jump', byMs: DAY });
  expect(await watch()).toContainEqual({ is: 'jump', byMs: DAY });
});
