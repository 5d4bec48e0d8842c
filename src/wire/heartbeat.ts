import * as z from 'zod/mini';

export const HEARTBEAT_PATH = '/api/heartbeat';

const held = z.object({ entries: z.int(), entryBytes: z.int(), files: z.int(), fileBytes: z.int() });

/** What a tablet says it still holds, with every contact. Its own claim, shown as such. */
export const heartbeat = z.object({
  writer: z.string(),
  app: z.string(),
  wall: z.string(),
  held,
  oldestUnsentAt: z.nullable(z.string()),
  perCase: z.array(z.object({ case: z.string(), entries: z.int(), files: z.int(), fileBytes: z.int() })).check(z.maxLength(500)),
  storage: z.object({ usageBytes: z.nullable(z.number()), quotaBytes: z.nullable(z.number()), persisted: z.nullable(z.boolean()) }),
  lastError: z.nullable(z.string()),
});
export const heartbeatReply = z.object({ serverTime: z.string() });
export type Heartbeat = z.infer<typeof heartbeat>;
export type HeartbeatReply = z.infer<typeof heartbeatReply>;
