import * as z from 'zod/mini';

const check = z.union([z.object({ ok: z.literal(true) }), z.object({ ok: z.literal(false), reason: z.string() })]);

/** Whether the gateway can keep what it is given: each part was really asked just now. */
export const healthReply = z.object({
  ok: z.boolean(),
  checks: z.object({ database: check, dataFolder: check }),
  serverTime: z.string(),
});
export type HealthReply = z.infer<typeof healthReply>;
