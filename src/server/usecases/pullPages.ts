import { sql, type Transaction } from 'kysely';
import type { FeedCursor, PagesRequest } from '@/wire/pull';
import type { Session } from '../auth/sessionStore';
import type { Database } from '../db/database';
import type { Gateway } from '../gateway';
import { visibleCases } from '../rights/visibleCases';
import { pullingWriter } from './pullingWriter';

/** Where a reply is cut; one document is always sent, however large. */
export interface PageLimits {
  readonly documents: number;
  readonly bytes: number;
}
const LIMITS: PageLimits = { documents: 2_000, bytes: 2_000_000 };

interface Feed extends FeedCursor {
  readonly head: number;
}

interface Row {
  readonly case_id: string;
  readonly n: number;
  readonly body: string;
  /** Case of the change that follows; null when this is the last one of all. */
  readonly next_case: string | null;
}

export interface PulledPages {
  /** The reply as JSON text. */
  readonly text: string;
  /** Cases of which documents are in it. */
  readonly cases: readonly string[];
}

/**
 * The changes after each cursor as the reply's JSON text, from one snapshot (G2). Documents go out exactly as the fold wrote
 * them. The reply is cut between any two documents; a page's `n` is where the next request goes on, and feeds after the
 * cut are absent.
 */
export async function pullPages(gateway: Gateway, session: Session, request: PagesRequest, limits: PageLimits = LIMITS): Promise<PulledPages> {
  return gateway.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const { epoch } = await trx.selectFrom('courts').select('epoch').where('court_id', '=', session.courtId).executeTakeFirstOrThrow();
      await pullingWriter(trx, session, request.writer);
      const feeds = await loadFeeds(trx, session, request, epoch);
      const rows = await loadChanges(trx, session.courtId, feeds, limits);
      return { text: replyText(epoch, feeds, rows), cases: [...new Set(rows.map(({ case_id }) => case_id))] };
    });
}

/** The asked feeds that the officer may see, each from where it can go on. */
async function loadFeeds(trx: Transaction<Database>, session: Session, request: PagesRequest, epoch: string): Promise<Feed[]> {
  const asked = new Map(request.feeds.map((feed) => [feed.case, feed]));
  const { rows } = await sql<{ case_id: string; scope: number; head: number }>`SELECT case_id, scope, head FROM cases
    WHERE court_id = ${session.courtId} AND case_id = ANY(${[...asked.keys()]}::text[]) AND case_id IN (${visibleCases(session)})`.execute(trx);
  const seen = new Map(rows.map((row) => [row.case_id, row]));
  return [...asked.values()].flatMap((feed) => {
    const row = seen.get(feed.case);
    if (row === undefined) return [];
    const valid = request.epoch === epoch && feed.scope === row.scope && feed.n >= 0 && feed.n <= row.head;
    return [{ case: feed.case, scope: row.scope, n: valid ? feed.n : 0, head: row.head }];
  });
}

/** One document more than may go out is looked at, to know whether the cut lies within a feed. */
async function loadChanges(trx: Transaction<Database>, court: string, feeds: readonly Feed[], limits: PageLimits): Promise<Row[]> {
  const moved = feeds.filter((feed) => feed.n < feed.head);
  if (moved.length === 0) return [];
  const { rows } = await sql<Row>`SELECT case_id, n, body, next_case FROM (
      SELECT slice.*, sum(octet_length(body)) OVER feed - octet_length(body) AS bytes_before, row_number() OVER feed AS number, lead(case_id) OVER feed AS next_case
      FROM (SELECT d.case_id, d.n, d.body, f.place FROM unnest(${moved.map((feed) => feed.case)}::text[], ${moved.map((feed) => feed.n)}::bigint[]) WITH ORDINALITY AS f (case_id, n, place)
        JOIN documents d ON d.court_id = ${court} AND d.case_id = f.case_id AND d.n > f.n ORDER BY f.place, d.n LIMIT ${limits.documents + 1}) AS slice
      WINDOW feed AS (ORDER BY place, n)
    ) AS sized WHERE bytes_before < ${limits.bytes} AND number <= ${limits.documents} ORDER BY number`.execute(trx);
  return rows;
}

/** Written by hand: parsing and writing the documents again would cost more than all the rest. */
function replyText(epoch: string, feeds: readonly Feed[], rows: readonly Row[]): string {
  const byCase = new Map<string, Row[]>();
  for (const row of rows) {
    const ofCase = byCase.get(row.case_id);
    if (ofCase) ofCase.push(row);
    else byCase.set(row.case_id, [row]);
  }
  const end = rows.at(-1);
  const pages: string[] = [];
  for (const feed of feeds) {
    const changes = byCase.get(feed.case) ?? [];
    const atEnd = end !== undefined && end.case_id === feed.case;
    // A whole feed goes on at its head, which also passes the positions that left no document.
    const n = atEnd && end.next_case === feed.case ? end.n : feed.head;
    pages.push(`{"case":${JSON.stringify(feed.case)},"scope":${feed.scope},"from":${feed.n},"n":${n},"upTo":${feed.head},"documents":[${changes.map(({ body }) => body).join(',')}]}`);
    if (atEnd && end.next_case !== null) break;
  }
  return `{"epoch":${JSON.stringify(epoch)},"pages":[${pages.join(',')}]}`;
}
