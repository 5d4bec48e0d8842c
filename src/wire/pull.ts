import * as z from 'zod/mini';
import { outcomeSchema } from './push';

export const HEADS_PATH = '/api/pull/heads';
export const PAGES_PATH = '/api/pull/page';

/** A case feed's cursor (G1): void after a restore of the court (`epoch`) or a change of right (`scope`). */
export const feedCursor = z.object({ case: z.string(), scope: z.int(), n: z.int() });
export type FeedCursor = z.infer<typeof feedCursor>;

/** Why a case is out of an officer's reach. */
export const endReasons = ['caseMoved', 'caseClosed', 'notAssigned'] as const;
export type EndReason = (typeof endReasons)[number];

/**
 * What has moved. `digest` is the device's own: SHA-256 of `case:scope:n` lines sorted by case, of every case it holds
 * whole; an equal one means that nothing is new.
 */
export const headsRequest = z.object({
  epoch: z.nullable(z.string()),
  digest: z.nullable(z.string()),
  writer: z.string(),
  outcomes: z.int(),
  /** The tablet's last receipt for this writer's entries: a court that signed it and no longer has what it names was restored (G3). */
  receipt: z.optional(z.nullable(z.string())),
});
export const headsReply = z.object({
  epoch: z.string(),
  serverTime: z.string(),
  /** True: the device's digest agrees and `heads` is empty. Else a case that is not among the heads is no longer the officer's. */
  unchanged: z.boolean(),
  heads: z.array(feedCursor),
  /** Cases that the officer had and has no longer, and why (G8); absent: as before. */
  ended: z.optional(z.array(z.object({ case: z.string(), reason: z.enum(endReasons) }))),
  /** The asking writer's chain has left the one that the court accepted (P6). */
  forked: z.optional(z.boolean()),
  /** The court's head of the asking writer's chain: higher than the device's own means local loss, lower a restore (G3). */
  chain: z.nullable(z.object({ seq: z.int(), hash: z.string() })),
  /** Outcomes of the writer's entries that changed after `outcomes`, at most 1,000, oldest first. */
  outcomes: z.array(z.object({ n: z.int(), seq: z.int(), /** Of that entry: of two copies of a journal each has another at one place (P6). */ hash: z.optional(z.string()), outcome: outcomeSchema })),
});
export type HeadsRequest = z.infer<typeof headsRequest>;
export type HeadsReply = z.infer<typeof headsReply>;

/**
 * Asks for changes after each cursor; the gateway cuts the reply anywhere, feeds that are absent are asked for again (G2). A
 * cursor of another epoch or scope, or beyond the feed's end, counts as 0. A case that the officer may not see is absent.
 */
export const pagesRequest = z.object({ epoch: z.string(), writer: z.string(), feeds: z.array(feedCursor).check(z.maxLength(500)) });
export type PagesRequest = z.infer<typeof pagesRequest>;

/** The documents of one case that changed after `from`, up to `n`; the case is whole when `n` = `upTo`. `from` 0 means: forget what you have. */
export const page = z.object({
  case: z.string(),
  scope: z.int(),
  from: z.int(),
  n: z.int(),
  upTo: z.int(),
  /** Folded documents, src/domain/journal/document.ts. */
  documents: z.array(z.unknown()),
});
export const pagesReply = z.object({ epoch: z.string(), pages: z.array(page) });
export type PagesReply = z.infer<typeof pagesReply>;
export type Page = z.infer<typeof page>;
