import * as z from 'zod/mini';

export const HEARTBEAT_PATH = '/api/heartbeat';

/** Far above what a tablet can hold, and far below where a sum stops being exact. */
export const MOST_HELD = 2 ** 40;
export const MOST_CASES = 500;
const count = z.int().check(z.minimum(0), z.maximum(MOST_HELD));
const held = z.object({ entries: count, entryBytes: count, files: count, fileBytes: count });

/** What a tablet says it still holds, with every contact. Its own claim, shown as such. */
export const heartbeat = z.object({
  writer: z.string(),
  app: z.string(),
  wall: z.string(),
  held,
  oldestUnsentAt: z.nullable(z.string()),
  perCase: z.array(z.object({ case: z.string(), entries: count, files: count, fileBytes: count })).check(z.maxLength(MOST_CASES)),
  storage: z.object({ usageBytes: z.nullable(z.number()), quotaBytes: z.nullable(z.number()), persisted: z.nullable(z.boolean()) }),
  lastError: z.nullable(z.string()),
  /** How far the court's clock is ahead of the tablet's, as of the last contact. */
  clockOffsetMs: z.optional(z.nullable(z.number())),
  /** What speaks against the times of its last entries, the gravest of each kind (E5): a closed list of the app, told as it is. */
  clockDoubts: z.optional(z.array(z.object({ is: z.string().check(z.maxLength(40)), byMs: z.optional(z.number()) })).check(z.maxLength(8))),
  /** Texts that were typed and not recorded yet. */
  drafts: z.optional(count),
});

/** What a court sets for its tablets. */
export const tabletRules = z.object({
  /** Minutes without a hand on it after which a tablet locks. */
  lockAfterMinutes: z.number().check(z.minimum(1), z.maximum(60)),
  /** Hours without a word from the court after which a tablet opens for what is going on alone (G4). */
  leaseHours: z.number().check(z.minimum(1), z.maximum(24 * 60)),
  /** Percent of the limit beyond which what was seized is far above it; absent: as the app has it. */
  farOverPercent: z.optional(z.number().check(z.minimum(100), z.maximum(1_000))),
});
export type TabletRules = z.infer<typeof tabletRules>;

/** Strips that the court gave to the tablet, from the first to the last. */
export const sealRange = z.object({ id: z.string(), first: z.string(), last: z.string(), takenBy: z.nullable(z.string()), issuedAt: z.string() });

export const heartbeatReply = z.object({
  serverTime: z.string(),
  rules: z.optional(tabletRules),
  /** Every range of the tablet, the earliest first (W5). */
  seals: z.optional(z.array(sealRange)),
  /** The tablet was revoked: once all that is unsent is here, it is to destroy what it holds. */
  wipe: z.optional(z.literal(true)),
});
export type Heartbeat = z.infer<typeof heartbeat>;
export type HeartbeatReply = z.infer<typeof heartbeatReply>;
