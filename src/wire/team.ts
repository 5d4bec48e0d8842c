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

export const DESK_PATH = '/api/team/desk';

/** What a lead has to decide on: stored entries that have no effect yet, and those that came after their case was moved or closed (P2, P9). */
export const deskReply = z.object({
  serverTime: z.string(),
  items: z.array(
    z.object({
      case: z.nullable(z.string()),
      number: z.nullable(z.string()),
      writer: z.string(),
      letter: z.nullable(z.string()),
      officer: z.nullable(z.string()),
      name: z.nullable(z.string()),
      branch: z.int(),
      seq: z.int(),
      entry: z.nullable(z.string()),
      op: z.nullable(z.string()),
      kind: z.nullable(z.string()),
      document: z.nullable(z.string()),
      /** Why it has no effect; `late`: it has, and came after its case was moved or closed. */
      reason: z.string(),
      receivedAt: z.string(),
      /** When the officer recorded it, by the tablet's clock. */
      at: z.nullable(z.string()),
      /** Whether the asking lead has right on the case, and may give it effect (P9); absent: not told. */
      admissible: z.optional(z.boolean()),
    }),
  ),
  /** There are more than are listed. */
  more: z.boolean(),
});
export type DeskReply = z.infer<typeof deskReply>;
