import { describe, expect, it } from 'vitest';
import { caseArrival, deviceArrival, deviceState, teamArrival } from '@/features/team-review/teamMeters';
import type { TeamReply } from '@/wire/team';

type Device = TeamReply['devices'][number];
const NOW = Date.parse('2024-08-17T10:42:00.000Z');
const writer = (over: Partial<Device['writers'][number]> = {}) => ({ writer: 'w', officer: 'o', name: '李某', entries: 10, files: 4, filesAwaited: 0, fileBytes: 1, setAside: 0, conflicts: 0, lastReceivedAt: null, ...over });
const report = (entries: number, files: number): NonNullable<Device['report']> => ({
  app: '0.1.0', wall: '2024-08-17T10:00:00.000Z', held: { entries, entryBytes: 1, files, fileBytes: 1 }, oldestUnsentAt: null, perCase: [{ case: 'c', entries, files, fileBytes: 1 }],
  storage: { usageBytes: null, quotaBytes: null, persisted: null }, lastError: null,
});
const device = (over: Partial<Device> = {}): Device => ({ device: 'd', letter: 'A', lastSeenAt: '2024-08-17T10:40:00.000Z', report: report(0, 0), reportedAt: '2024-08-17T10:40:00.000Z', writers: [writer()], ...over });

describe('what is counted, is counted once', () => {
  it('a photo whose note arrived and whose bytes are still on the tablet is awaited, not held as well', () => {
    expect(deviceArrival(device({ report: report(3, 5), writers: [writer({ filesAwaited: 5 })] }))).toEqual({ arrived: 14, awaited: 5, held: 3, toDecide: 0 });
  });
  it('a conflict is not also arrived', () => {
    expect(deviceArrival(device({ writers: [writer({ conflicts: 1, setAside: 1 })] }))).toEqual({ arrived: 12, awaited: 0, held: 0, toDecide: 2 });
  });
  it('a case adds what every tablet says it holds of it', () => {
    const row = { case: 'c', number: '', entries: 10, files: 0, filesAwaited: 0, fileBytes: 0, setAside: 0, conflicts: 0, lastReceivedAt: null, writers: [] };
    expect(caseArrival(row, [device({ report: report(2, 1) }), device({ report: report(1, 0) }), device({ report: null })])).toMatchObject({ arrived: 10, held: 4 });
  });
  it('the team is the sum of its tablets', () => expect(teamArrival({ devices: [device(), device({ report: report(2, 0) })] })).toMatchObject({ arrived: 28, held: 2 }));
});

describe('where a tablet stands', () => {
  it.each([
    ['home when its last word was that it holds nothing', device(), 'home'],
    ['holding while it reports and still has some', device({ report: report(1, 0) }), 'holding'],
    ['silent when it holds some and was not heard for half an hour', device({ report: report(1, 0), lastSeenAt: '2024-08-17T09:00:00.000Z' }), 'silent'],
    ['never, which is not home, when nobody heard of it', device({ report: null, lastSeenAt: null }), 'never'],
    ['unreported, which is not home, when it was there and told nothing', device({ report: null }), 'unreported'],
  ] as const)('%s', (_, tablet, state) => expect(deviceState(tablet, NOW)).toBe(state));
});
