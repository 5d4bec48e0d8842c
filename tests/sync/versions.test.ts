import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryCourt } from '@tests/doubles/memoryCourt';
import { MemoryTablet } from '@tests/doubles/memoryTablet';

let court: MemoryCourt;
let tablet: MemoryTablet;

beforeEach(() => {
  court = new MemoryCourt();
  tablet = new MemoryTablet(court);
});

const HOUR_MS = 3_600_000;
const syncs = async () => {
  court.cases.set('a', 3).set('b', 1);
  tablet.record(12);
  tablet.photograph({ sha256: 'photo' });
  tablet.driver.start();
  await tablet.clock.pass(40_000);
  court.cases.delete('b');
  tablet.record(1);
  await tablet.clock.pass(40_000);
};

describe('a tablet that is too old to be pulled to', () => {
  it('[V2] is told so, holds only its pull, and sends everything', async () => {
    court.cases.set('a', 3);
    court.fail('heads', ...Array.from({ length: 40 }, () => 'updateNeeded' as const));
    tablet.driver.start();
    for (let i = 0; i < 5; i += 1) {
      tablet.record(4);
      tablet.photograph({ sha256: `photo ${i}` });
      await tablet.clock.pass(HOUR_MS / 6);
    }
    expect([tablet.unsent, court.entries.length, court.files.size]).toEqual([0, 25, 5]);
    expect(tablet.state.pull.problem).toBe('updateNeeded');
    expect(tablet.state.link.is).toBe('up');
    expect(court.log.filter((line) => line === 'heads').length).toBeLessThan(40);
  });

  it('[V2] pulls by itself once it, or the court, is of the right version', async () => {
    court.cases.set('a', 3);
    court.fail('heads', 'updateNeeded', 'updateNeeded');
    tablet.driver.start();
    await tablet.clock.pass(HOUR_MS);
    expect(tablet.cursors.get('a')).toMatchObject({ n: 3 });
    expect(tablet.state.pull.problem).toBeNull();
  });
});

describe('a gateway of another version', () => {
  it('[V2] that is older answers without what is new, and all the same everything goes and comes', async () => {
    court.older = true;
    await syncs();
    expect([tablet.unsent, court.entries.length, court.files.size]).toEqual([0, 14, 1]);
    expect(tablet.cursors.get('a')).toMatchObject({ n: 3 });
    expect(tablet.left).toEqual([['b', 'notAssigned']]);
  });

  it('[V2] that is newer adds what this tablet does not know, and nothing changes', async () => {
    court.newerMembers = { tides: [1, 2], forkedAt: null };
    await syncs();
    expect([tablet.unsent, court.entries.length, court.files.size]).toEqual([0, 14, 1]);
    expect(tablet.cursors.get('a')).toMatchObject({ n: 3 });
  });

  it('[V2, G3] that is older and was restored is found out by its lower head', async () => {
    court.older = true;
    tablet.record(8);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    court.restoreTo(3, 'epoch-2');
    await tablet.clock.pass(70_000);
    expect(court.entries).toHaveLength(8);
  });
});
