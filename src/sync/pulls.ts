import { endReasons, type EndReason, type FeedCursor, type HeadsReply } from '@/wire/pull';

/** A case on this tablet: its cursor, and the mark at which it is whole. */
export interface HeldCase extends FeedCursor {
  readonly upTo: number;
}

export interface Held {
  readonly epoch: string | null;
  readonly cases: readonly HeldCase[];
}

/** About as many as one reply holds of ordinary cases. */
export const FEEDS_AT_ONCE = 400;

/** The cases that the digest covers: those held whole (G6). */
export const wholeCases = (held: Held): readonly HeldCase[] => held.cases.filter((one) => one.n >= one.upTo);

export interface Left {
  readonly reason: EndReason;
  readonly cases: readonly string[];
}

/** What to ask pages for, and which cases are out of reach and why (G8, R25). */
export function planPull(held: Held, reply: HeadsReply): { readonly feeds: readonly FeedCursor[]; readonly left: readonly Left[] } {
  return { feeds: reply.unchanged ? [] : feedsOf(held, reply), left: leftCases(held, reply) };
}

function feedsOf(held: Held, reply: HeadsReply): FeedCursor[] {
  const mine = new Map(held.cases.map((one) => [one.case, one]));
  return reply.heads.flatMap((head): FeedCursor[] => {
    const known = mine.get(head.case);
    // A restored court (G3) or a changed right (G1) makes a cursor void: from the beginning.
    if (!known || held.epoch !== reply.epoch || known.scope !== head.scope) return [{ case: head.case, scope: head.scope, n: 0 }];
    return known.n < head.n || known.n < known.upTo ? [{ case: known.case, scope: known.scope, n: known.n }] : [];
  });
}

/** A court that does not say why has taken the case from the officer: that is all that is known. */
function leftCases(held: Held, { unchanged, heads, ended = [] }: HeadsReply): Left[] {
  const told = new Map(ended.map((one) => [one.case, one.reason]));
  const named = new Set(heads.map((head) => head.case));
  const gone = held.cases.filter(({ case: id }) => (unchanged ? told.has(id) : !named.has(id)));
  return endReasons.flatMap((reason) => {
    const cases = gone.flatMap(({ case: id }) => ((told.get(id) ?? 'notAssigned') === reason ? [id] : []));
    return cases.length > 0 ? [{ reason, cases }] : [];
  });
}

/** The feeds that are left after some pages were applied: cut feeds go on from where they are, absent ones are asked again (G2). */
export function remainingFeeds(feeds: readonly FeedCursor[], applied: readonly HeldCase[], failed: readonly string[]): FeedCursor[] {
  const reached = new Map(applied.map((one) => [one.case, one]));
  return feeds
    .filter((feed) => !failed.includes(feed.case))
    .flatMap((feed) => {
      const at = reached.get(feed.case);
      if (!at) return [feed];
      return at.n >= at.upTo ? [] : [{ case: at.case, scope: at.scope, n: at.n }];
    });
}
