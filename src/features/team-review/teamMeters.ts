import type { TeamReply } from '@/wire/team';

/** Counts of one device or case, as a meter shows them: none is counted twice. */
export interface Arrival {
  /** Entries and files that the court stored and receipted. */
  readonly arrived: number;
  /** Files announced by an entry whose bytes the court has not got. */
  readonly awaited: number;
  /** What the tablet says it still holds and the court knows nothing of. */
  readonly held: number;
  /** Conflicts and set-aside entries: a lead's decision. */
  readonly toDecide: number;
}

type Device = TeamReply['devices'][number];
type Case = TeamReply['cases'][number];
type Counted = Pick<Case, 'entries' | 'files' | 'filesAwaited' | 'setAside' | 'conflicts'>;

/** A file that is announced and not here is on the tablet too: it is counted once, as awaited. */
const arrival = (counted: Counted, heldEntries: number, heldFiles: number): Arrival => {
  const toDecide = counted.setAside + counted.conflicts;
  return {
    arrived: Math.max(0, counted.entries + counted.files - toDecide),
    awaited: counted.filesAwaited,
    held: heldEntries + Math.max(0, heldFiles - counted.filesAwaited),
    toDecide,
  };
};

const sum = (rows: readonly Counted[]): Counted =>
  rows.reduce<Counted>(
    (all, row) => ({
      entries: all.entries + row.entries,
      files: all.files + row.files,
      filesAwaited: all.filesAwaited + row.filesAwaited,
      setAside: all.setAside + row.setAside,
      conflicts: all.conflicts + row.conflicts,
    }),
    { entries: 0, files: 0, filesAwaited: 0, setAside: 0, conflicts: 0 },
  );

export const deviceArrival = ({ writers, report }: Device): Arrival => arrival(sum(writers), report?.held.entries ?? 0, report?.held.files ?? 0);

/** What the tablets of the team say they hold of one case. */
export function heldOf(devices: readonly Device[], caseId: string): { readonly entries: number; readonly files: number; readonly bytes: number } {
  const rows = devices.flatMap(({ report }) => report?.perCase ?? []).filter((row) => row.case === caseId);
  return rows.reduce((all, row) => ({ entries: all.entries + row.entries, files: all.files + row.files, bytes: all.bytes + row.fileBytes }), { entries: 0, files: 0, bytes: 0 });
}

export function caseArrival(row: Case, devices: readonly Device[]): Arrival {
  const held = heldOf(devices, row.case);
  return arrival(row, held.entries, held.files);
}

export function teamArrival({ devices }: Pick<TeamReply, 'devices'>): Arrival {
  return devices.map(deviceArrival).reduce((all, each) => ({ arrived: all.arrived + each.arrived, awaited: all.awaited + each.awaited, held: all.held + each.held, toDecide: all.toDecide + each.toDecide }), {
    arrived: 0,
    awaited: 0,
    held: 0,
    toDecide: 0,
  });
}

/** Unheard of for so long, a tablet is worth a call. */
export const SILENT_MS = 30 * 60_000;

export type DeviceState = 'never' | 'unreported' | 'silent' | 'holding' | 'home';

/** Where a tablet stands at a server time: home means that its last report held nothing. */
export function deviceState(device: Device, serverTimeMs: number): DeviceState {
  if (device.lastSeenAt === null) return 'never';
  if (device.report === null) return 'unreported';
  const { entries, files } = device.report.held;
  if (entries + files === 0) return 'home';
  return serverTimeMs - Date.parse(device.lastSeenAt) > SILENT_MS ? 'silent' : 'holding';
}
