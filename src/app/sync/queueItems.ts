import { gravest } from '@/domain/time/clockDoubt';
import type { QueueItem, SendProblem, Wait } from '@/ports/queue';
import type { UnsentEntry } from '@/storage';
import type { UnsentFile } from '@/sync/ports';
import type { Lane, SyncState } from '@/sync/state';
import { fileKey, waitsForLine } from '@/sync/uploads';
import type { Held } from './holdings';

/** The queue as a list: entries by document in the order of the journal, then each file. */
export function queueItems(held: Held, state: SyncState, nowMs: number): QueueItem[] {
  const doubts = new Map(held.entries.flatMap((entry) => (entry.doubts.length > 0 ? [[entry.seq, gravest(entry.doubts)] as const] : [])));
  return [...entryItems(held.entries, state, nowMs), ...held.files.map((file) => fileItem(file, doubts.get(file.seq) ?? [], state, nowMs))];
}

function entryItems(entries: readonly UnsentEntry[], state: SyncState, nowMs: number): QueueItem[] {
  const runs = new Map<string, UnsentEntry[]>();
  for (const entry of entries) {
    const key = `${entry.case} ${entry.kind} ${entry.document}`;
    const run = runs.get(key);
    if (run) run.push(entry);
    else runs.set(key, [entry]);
  }
  const lane = laneView(state.push, state, nowMs);
  return [...runs.values()].flatMap((run): QueueItem[] => {
    const [first] = run;
    if (!first) return [];
    return [
      {
        id: first.id,
        is: 'entries',
        case: first.case,
        action: first.action,
        about: { kind: first.kind, document: first.document, op: first.op, role: null, count: run.length },
        bytes: run.reduce((bytes, entry) => bytes + entry.bytes, 0),
        since: first.at,
        sentBytes: 0,
        doubts: gravest(run.flatMap(({ doubts }) => doubts)),
        ...lane,
      },
    ];
  });
}

function fileItem(file: UnsentFile & { readonly kind?: string }, doubts: QueueItem['doubts'], state: SyncState, nowMs: number): QueueItem {
  const progress = state.files.get(fileKey(file));
  const announced = file.seq <= (state.outbox.chain?.receiptedTo ?? 0);
  const view = announced ? laneView(progress ?? null, state, nowMs, waitsForLine(file, state.photosHeld)) : { waits: 'entryFirst' as const, problem: null, retryInMs: null };
  return {
    id: file.sha256,
    is: 'file',
    case: file.case,
    action: file.action,
    about: { kind: file.kind ?? 'other', document: file.document, op: null, role: file.role, count: 1 },
    bytes: file.size,
    since: file.since,
    sentBytes: progress?.busy ? Math.min(progress.sentBytes, file.size) : 0,
    doubts,
    ...view,
  };
}

/** What the court does not take as it is. */
const refusals: ReadonlySet<SendProblem> = new Set<SendProblem>(['notAnImage', 'tooLarge', 'notAllowed', 'conflict', 'refusedChain']);

/** What one thing waits for, in the order in which it would have to be mended. */
function laneView(lane: Lane | null, { session, link }: SyncState, nowMs: number, forLine = false): Pick<QueueItem, 'waits' | 'problem' | 'retryInMs'> {
  const problem = lane?.problem ?? null;
  const retryInMs = lane && lane.notBeforeMs > nowMs ? lane.notBeforeMs - nowMs : null;
  const waits = ((): Wait => {
    if (session.is === 'out') return 'signIn';
    if (lane?.busy) return 'sending';
    if (problem === 'missing') return 'missing';
    if (problem !== null && refusals.has(problem)) return 'refused';
    if (link.is === 'down') return 'network';
    if (forLine) return 'metered';
    return retryInMs !== null ? 'retry' : 'turn';
  })();
  return { waits, problem: waits === 'network' ? link.problem : problem, retryInMs: waits === 'retry' ? retryInMs : null };
}
