import { MOST_CASES, MOST_HELD } from '@/wire/heartbeat';
import type { TeamReply } from '@/wire/team';
import type { DeviceReports } from '../takeHeartbeat';

type Report = NonNullable<TeamReply['devices'][number]['report']>;

/** What a tablet as a whole says it holds: the sum over the officers who share it; the rest from who spoke last. */
export function combineReports(reports: DeviceReports): Report | null {
  const claims = Object.values(reports).sort((a, b) => (a.at < b.at ? 1 : -1));
  const latest = claims[0]?.report;
  if (latest === undefined) return null;
  const all = claims.map(({ report }) => report);
  const sum = (of: (report: Report) => number): number => all.reduce((total, report) => add(total, of(report)), 0);
  return {
    ...latest,
    held: {
      entries: sum(({ held }) => held.entries),
      entryBytes: sum(({ held }) => held.entryBytes),
      files: sum(({ held }) => held.files),
      fileBytes: sum(({ held }) => held.fileBytes),
    },
    // An older app counts no drafts: unknown is not none.
    ...(all.some(({ drafts }) => drafts !== undefined) ? { drafts: sum(({ drafts }) => drafts ?? 0) } : {}),
    oldestUnsentAt: all.map(({ oldestUnsentAt }) => oldestUnsentAt).filter((at) => at !== null).sort()[0] ?? null,
    perCase: sumByCase(all.flatMap(({ perCase }) => perCase)),
  };
}

/** What no tablet can hold is told as the most that can be told: one wild claim must not hide the whole team. */
const add = (a: number, b: number): number => Math.min(MOST_HELD, a + b);

function sumByCase(lines: Report['perCase']): Report['perCase'] {
  const cases = new Map<string, Report['perCase'][number]>();
  for (const line of lines) {
    const sum = cases.get(line.case) ?? { case: line.case, entries: 0, files: 0, fileBytes: 0 };
    cases.set(line.case, { case: line.case, entries: add(sum.entries, line.entries), files: add(sum.files, line.files), fileBytes: add(sum.fileBytes, line.fileBytes) });
  }
  return [...cases.values()].slice(0, MOST_CASES);
}
