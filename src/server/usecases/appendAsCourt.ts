import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { limits, readEntry, readHeader, sealEntry, utf8Length, type DocumentRef, type EntryBody, type Op, type ReadableEntry } from '@/domain/journal';
import type { Database } from '../db/database';
import type { CourtWriter } from '../keys/courtKeys';
import type { Candidate } from './pushing/readRun';
import { storeRun } from './pushing/storeRun';

/** The actor of what no officer did: the court's register. */
export const COURT_ACTOR = 'court';
const APP = 'fieldwrit-gateway';

/** An act of the court's own writer. `scope` is the case's scope version at the time. */
export type CourtAct = Op & { readonly case: string; readonly document: DocumentRef; readonly scope: number };

export interface CourtAppend {
  readonly court: string;
  readonly writer: CourtWriter;
  /** ISO time in UTC. */
  readonly now: string;
  /** What the acts belong together by, such as the id of an import. */
  readonly session: string;
}

/**
 * Appends acts to the journal of the court's own writer (F7), in their order, as signed transactions within the limits, and
 * stores them as entries like everybody's. The writer's row stays locked until the caller's transaction ends. Returns
 * the entries by hash, to be folded next.
 */
export async function appendAsCourt(trx: Transaction<Database>, append: CourtAppend, acts: readonly CourtAct[]): Promise<ReadonlyMap<string, ReadableEntry>> {
  const known = new Map<string, ReadableEntry>();
  if (acts.length === 0) return known;
  const row = await lockWriter(trx, append);
  let chain = { seq: row.head_seq, hash: row.head_hash };
  let run: Candidate[] = [];
  let runBytes = 0;
  const close = async (): Promise<void> => {
    const last = run.pop();
    if (!last) return;
    const signed: Candidate = { ...last, sealed: { ...last.sealed, sig: append.writer.signHeader(last.sealed.header) }, signature: 'good' };
    await storeRun(trx, { court: append.court, writer: append.writer.writerId, outcomeHead: row.outcome_head, carrier: null }, { branch: 0, leaves: null, entries: [...run, signed] }, append.now);
    run = [];
    runBytes = 0;
  };
  for (const act of acts) {
    const { candidate, entry } = sealAct(append, act, chain);
    const bytes = utf8Length(candidate.sealed.body);
    if (run.length === limits.transactionEntries || runBytes + bytes > limits.transactionBytes) await close();
    chain = { seq: candidate.header.seq, hash: candidate.hash };
    known.set(candidate.hash, entry);
    run.push(candidate);
    runBytes += bytes;
  }
  await close();
  return known;
}

async function lockWriter(trx: Transaction<Database>, { court, writer, now }: CourtAppend): Promise<{ head_seq: number; head_hash: string | null; outcome_head: number }> {
  await trx
    .insertInto('writers')
    .values({ court_id: court, writer_id: writer.writerId, public_key: JSON.stringify(writer.publicJwk), certificate: writer.certificate, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return trx
    .selectFrom('writers')
    .select(['head_seq', 'head_hash', 'outcome_head'])
    .where('court_id', '=', court)
    .where('writer_id', '=', writer.writerId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

/** Throws where an act is beyond the limits of an entry: the import cuts its texts and parts before. */
function sealAct({ court, writer, now, session }: CourtAppend, act: CourtAct, head: { seq: number; hash: string | null }): { candidate: Candidate; entry: ReadableEntry } {
  const { case: caseId, document, scope, op, change } = act;
  const body: EntryBody = {
    id: uuidv7(),
    actor: COURT_ACTOR,
    at: { wall: now, monoMs: 0, session, server: now },
    place: null,
    case: caseId,
    action: null,
    document,
    op,
    change: change as EntryBody['change'],
    files: [],
    app: APP,
    scope,
  };
  const { entry: sealed, hash } = sealEntry({ court, writer: writer.writerId, seq: head.seq + 1, prev: head.hash }, body, randomBytes(16).toString('hex'));
  const header = readHeader(sealed.header);
  if (!header) throw new RangeError('a header of the court cannot be read back');
  const read = readEntry(header, sealed);
  if (!read.ok) throw new RangeError(`an act of the court on ${document.kind} ${document.id} is no entry: ${read.reason}`);
  return { candidate: { is: 'candidate', sealed, header, hash, signature: 'none', body, read }, entry: read.entry };
}
