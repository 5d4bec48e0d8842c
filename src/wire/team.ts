import * as z from 'zod/mini';
import { heartbeat } from './heartbeat';

export const TEAM_PATH = '/api/team';

/** The lead's view: per device what has arrived and what it says it still holds. */
export const teamReply = z.object({
  serverTime: z.string(),
  devices: z.array(
    z.object({
      device: z.string(),
      letter: z.string(),
      lastSeenAt: z.nullable(z.string()),
      /** Null: this tablet has never reported. */
      report: z.nullable(z.omit(heartbeat, { writer: true })),
      reportedAt: z.nullable(z.string()),
      writers: z.array(z.object({ writer: z.string(), officer: z.string(), name: z.string(), entries: z.int(), files: z.int(), filesAwaited: z.int(), fileBytes: z.int(), setAside: z.int(), conflicts: z.int(), lastReceivedAt: z.nullable(z.string()) })),
    }),
  ),
  cases: z.array(
    z.object({ case: z.string(), number: z.string(), entries: z.int(), files: z.int(), filesAwaited: z.int(), fileBytes: z.int(), setAside: z.int(), conflicts: z.int(), lastReceivedAt: z.nullable(z.string()), writers: z.array(z.object({ writer: z.string(), entries: z.int(), files: z.int(), filesAwaited: z.int() })) }),
  ),
});
export type TeamReply = z.infer<typeof teamReply>;
