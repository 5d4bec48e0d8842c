import { sql, type Selectable } from 'kysely';
import type { Outcome, ReadableEntry } from '@/domain/journal';
import type { PushReply } from '@/wire/push';
import type { Session } from '../auth/sessionStore';
import { retryConflicts } from '../db/retryConflicts';
import type { PublicJwk, WritersTable } from '../db/tables/writers';
import { openEntries } from '../envelopes/openEntries';
import type { Gateway } from '../gateway';
import type { FoldsBehind } from '../foldsBehind';
import { foldEntries } from './foldEntries';
import type { EntryOutcome } from './folding/foldOneCase';
import type { AcceptedRun, Link } from './pushing/linkRun';
import { readRun, type Received } from './pushing/readRun';
import { receiveRun } from './pushing/receiveRun';
import { settledOutcome } from './pushing/storeRun';
import { verifierFor } from './pushing/verifyHeader';

/** How long a reply waits in all for cases that somebody else has locked: an import may hold hundreds for minutes. */
const FOLD_WAIT_MS = 3_000;

/** How long folding behind an answer waits for a case that somebody holds. */
const LOCKED_MS = 50;

/** What of a gateway a run needs; a command beside it has the same. */
export type PushParts = Pick<Gateway, 'db' | 'keys' | 'now' | 'audit'>;

export interface PushLog {
  /** What was to be done at once is done in two steps instead. */
  readonly foldFirstFailed: (error: unknown) => void;
  readonly foldFailed: (caseId: string, error: unknown) => void;
  /** An admission is on record in the lead's own journal; the audit log could not be told. */
  readonly auditFailed: (error: unknown) => void;
}

/**
 * Takes a run of the officer's own journal (P1–P4): what is authentic is stored and receipted in one transaction, and folded in
 * the same one where nobody is in the way, so that each entry is written once (decisions/0003). Else, and when that fails, it is
 * stored first and folded in a short transaction for each case; when a fold fails, its entries are stored all the same, answered
 * without an outcome, and folded later. A long run is answered as soon as it is stored: its outcomes come by the writer's feed (P2).
 */
export async function push(gateway: Gateway, session: Session, request: { readonly writer: string; readonly entries: readonly unknown[] }, log: PushLog): Promise<PushReply> {
  const court = session.courtId;
  const known = await loadWriter(gateway, session, request.writer);
  if (known !== null) {
    // A revoked writer asks for no news (W2): what becomes of its entries is told at once.
    const behind = known.status === 'revoked' ? undefined : gateway.foldsBehind;
    return takeRun(gateway, { court, writer: request.writer, publicKey: known.public_key, carrier: null }, request.entries, log, behind);
  }
  const answers = request.entries.map(() => ({ stored: false as const, seq: null, reason: 'unknownWriter' as const }));
  return { answers, head: null, receipts: [], epoch: (await loadCourt(gateway, court)).epoch, serverTime: gateway.now().toISOString() };
}

/** Whose run it is, by the key that the court certified; and the device that brought it, where it was not the writer's own (X2). */
export interface RunSource {
  readonly court: string;
  readonly writer: string;
  readonly publicKey: PublicJwk;
  readonly carrier: string | null;
}

/** Takes a run whoever brings it: its signatures say whose it is, not the session. With `behind` a long one is folded behind the answer. */
export async function takeRun(gateway: PushParts, { court, writer, publicKey, carrier }: RunSource, entries: readonly unknown[], log: PushLog, behind?: FoldsBehind): Promise<PushReply> {
  const { epoch } = await loadCourt(gateway, court);
  const now = gateway.now().toISOString();
  const keys = await gateway.keys.court(court);
  const { signReceipt } = keys;
  const received = await readRun(openEntries(keys, entries), { court, writer }, await verifierFor(publicKey));
  const receive = (foldFirst: boolean) => retryConflicts(() => gateway.db.transaction().execute((trx) => receiveRun(trx, { court, epoch, now, signReceipt, foldFirst, carrier }, writer, received)));
  const isLong = behind !== undefined && entries.length > behind.above;
  const run = isLong
    ? await receive(false)
    : await receive(true).catch((error: unknown) => {
        log.foldFirstFailed(error);
        return receive(false);
      });

  const outcomes = new Map<number, Outcome>(run.outcomes ?? []);
  const known = new Map(run.accepted.flatMap(({ entries }) => entries.flatMap(({ hash, read }) => (read.ok ? [[hash, read.entry] as const] : []))));
  await auditAdmissions(gateway, { court, writer, carrier }, [...known.values()], log);
  const cases = casesToFold(run.links, run.outcomes ? [] : run.accepted, received);
  if (isLong) behind.start(writer, () => foldStored(gateway, { court, known }, cases, log));
  else {
    const answerByMs = performance.now() + FOLD_WAIT_MS;
    for (const { branch, seq, outcome, ...of } of await foldEach(gateway, { court, known }, cases, log, () => Math.ceil(answerByMs - performance.now()))) if (of.writer === writer && branch === 0) outcomes.set(seq, outcome);
  }
  const forked = run.links.some((link) => (link.is === 'refused' ? link.reason === 'fork' : link.branch > 0));
  return { answers: run.links.map((link) => answer(link, outcomes)), head: run.head, receipts: [...run.receipts], ...(forked ? { forked } : {}), epoch, serverTime: now };
}

/** What a lead gives effect by its own entry (P9) is in the audit log too. Storing it waits for nothing, and is done already. */
async function auditAdmissions({ audit }: PushParts, { court, writer, carrier }: Omit<RunSource, 'publicKey'>, entries: readonly ReadableEntry[], log: PushLog): Promise<void> {
  for (const { body } of entries) {
    if (body.op !== 'admit') continue;
    try {
      await audit.write({ what: 'admit', court, who: body.actor, from: carrier ?? writer, object: { case: body.case, entry: body.id, writer: body.change.writer, branch: body.change.branch, entries: `${body.change.from}–${body.change.to}` }, outcome: 'stored' });
    } catch (error) {
      log.auditFailed(error);
    }
  }
}

async function loadCourt(gateway: PushParts, court: string): Promise<{ epoch: string }> {
  return gateway.db.selectFrom('courts').select('epoch').where('court_id', '=', court).executeTakeFirstOrThrow();
}

/** A writer who is this session's officer; the journals of others are no business of this session. */
async function loadWriter(gateway: Gateway, session: Session, writer: string): Promise<Pick<Selectable<WritersTable>, 'public_key' | 'status'> | null> {
  const row = await gateway.db
    .selectFrom('writers')
    .select(['public_key', 'status'])
    .where('court_id', '=', session.courtId)
    .where('writer_id', '=', writer)
    .where('officer_id', '=', session.officerId)
    .executeTakeFirst();
  return row ?? null;
}

/** Cases of what is new, and of duplicates that have no outcome yet: their first fold was cut short. */
function casesToFold(links: readonly Link[], accepted: readonly AcceptedRun[], received: readonly Received[]): string[] {
  const cases = new Set(accepted.flatMap(({ branch, entries }) => (branch === 0 ? entries.flatMap(({ read }) => (read.ok ? [read.entry.body.case] : [])) : [])));
  links.forEach((link, place) => {
    const entry = received[place];
    if (link.is === 'duplicate' && link.outcome === null && entry?.is === 'candidate' && entry.body !== null) cases.add(entry.body.case);
  });
  return [...cases].sort();
}

interface Stored {
  readonly court: string;
  /** What was read just now, by hash. */
  readonly known: ReadonlyMap<string, ReadableEntry>;
}

/** All cases in one transaction, where nobody holds one of them: one wait for the disk, and one look for what is to be folded. */
async function foldStored(gateway: PushParts, stored: Stored, cases: readonly string[], log: PushLog): Promise<void> {
  if (cases.length === 0) return;
  try {
    await foldIn(gateway, stored, cases, LOCKED_MS);
  } catch {
    await foldEach(gateway, stored, cases, log, () => LOCKED_MS);
  }
}

/** Each case by itself, so that one that fails, or that somebody holds for longer than `waitMs`, does not keep the others: `keepFolding` has it later. */
async function foldEach(gateway: PushParts, stored: Stored, cases: readonly string[], log: PushLog, waitMs: () => number): Promise<EntryOutcome[]> {
  const outcomes: EntryOutcome[] = [];
  for (const caseId of cases) {
    const mostMs = waitMs();
    // The tablet is not kept waiting for its receipts.
    if (mostMs <= 0) break;
    try {
      outcomes.push(...(await foldIn(gateway, stored, [caseId], mostMs)));
    } catch (error) {
      log.foldFailed(caseId, error);
    }
  }
  return outcomes;
}

function foldIn(gateway: PushParts, { court, known }: Stored, cases: readonly string[], waitMs: number): Promise<readonly EntryOutcome[]> {
  const now = gateway.now().toISOString();
  return retryConflicts(() =>
    gateway.db.transaction().execute(async (trx) => {
      await sql`SELECT set_config('lock_timeout', ${String(waitMs)}, true)`.execute(trx);
      return foldEntries(trx, { court, cases, now, known });
    }),
  );
}

function answer(link: Link, outcomes: ReadonlyMap<number, Outcome>): PushReply['answers'][number] {
  switch (link.is) {
    case 'refused':
      return { stored: false, seq: link.seq, reason: link.reason };
    case 'accepted': {
      const { seq } = link.entry.header;
      const folded = link.branch === 0 ? outcomes.get(seq) : undefined;
      return { stored: true, seq, duplicate: false, outcome: wire(folded ?? settledOutcome(link.entry, link.branch)) };
    }
    case 'duplicate':
      return { stored: true, seq: link.seq, duplicate: true, outcome: wire((link.branch === 0 ? outcomes.get(link.seq) : undefined) ?? link.outcome) };
  }
}

/** The wire's schema has mutable lists; the value is the same. */
function wire(outcome: Outcome | null): Extract<PushReply['answers'][number], { stored: true }>['outcome'] {
  return outcome?.is === 'conflict' ? { ...outcome, paths: [...outcome.paths] } : outcome;
}
