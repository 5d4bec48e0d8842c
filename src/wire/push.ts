import * as z from 'zod/mini';

export const PUSH_PATH = '/api/push';

/** An entry's exact texts (E1). */
export const sealedEntry = z.object({ header: z.string(), salt: z.string(), body: z.string(), sig: z.optional(z.string()) });

const coordinate = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** A case's data key as it is sealed to the court, with the names that it is bound to (K5). */
export const courtSealedKey = z.object({
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  of: z.string().check(z.maxLength(200)),
  wrap: z.object({ kid: z.string().check(z.maxLength(80)), key: z.object({ x: coordinate, y: coordinate }), sealed: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,400}$/)) }),
});
export type CourtSealedKey = z.infer<typeof courtSealedKey>;

/** An entry as a locked tablet has it: its texts sealed, and the key for the court alone (K5). `sealed` is base64url. */
export const envelopedEntry = z.object({ header: z.string(), sealed: z.string(), key: courtSealedKey, sig: z.optional(z.string()) });
export type EnvelopedEntry = z.infer<typeof envelopedEntry>;

/**
 * A push: a run of one writer's journal, in order, ending at a transaction's signature (E2, P1). At most 16 MiB as JSON, before
 * or after gzip. The gateway itself looks at each entry alone, so that a malformed one does not stop the others.
 */
export const pushRequest = z.object({
  writer: z.string(),
  entries: z.array(z.union([sealedEntry, envelopedEntry])).check(z.minLength(1), z.maxLength(5_000)),
});
export type PushRequest = z.infer<typeof pushRequest>;

/**
 * Not stored, because it is not authentic, or not yet (P3); everything else is stored and has an outcome. `gap`: send from after the
 * court's head. `fork`: what comes before it is not here, and its place at the court is another's; the journal left the accepted
 * chain further down, so send it from there, at worst from 1.
 */
export const refusals = ['unreadableHeader', 'foreignCourt', 'unknownWriter', 'bodyMismatch', 'badSignature', 'unsignedEnd', 'gap', 'fork'] as const;
export type Refusal = (typeof refusals)[number];

const path = z.string();
export const outcomeSchema = z.union([
  z.object({ is: z.literal('folded') }),
  z.object({ is: z.literal('conflict'), paths: z.array(path) }),
  z.object({ is: z.literal('waiting'), for: z.object({ kind: z.string(), id: z.string() }) }),
  z.object({ is: z.literal('pending'), snapshot: z.string() }),
  z.object({ is: z.literal('setAside'), reason: z.enum(['caseMoved', 'caseClosed', 'notAssigned', 'unknownCase', 'writerRevoked', 'documentRule', 'branch']) }),
  z.object({ is: z.literal('unreadable'), reason: z.enum(['json', 'shape', 'version', 'limits']) }),
]);

/** One answer for each entry sent, in the order sent. `outcome` is null while a stored entry waits for its fold. */
export const pushAnswer = z.union([
  z.object({ stored: z.literal(true), seq: z.int(), duplicate: z.boolean(), outcome: z.nullable(outcomeSchema) }),
  z.object({ stored: z.literal(false), seq: z.nullable(z.int()), reason: z.enum(refusals) }),
]);

export const pushReply = z.object({
  answers: z.array(pushAnswer),
  /** The court's head of this writer's chain after this push; the device sends from the next one. */
  head: z.nullable(z.object({ seq: z.int(), hash: z.string() })),
  /** Signed receipts (compact JWS) for what is stored; see receipt.ts. */
  receipts: z.array(z.string()),
  /** What was sent has left the chain that the court accepted: it is stored as a branch, and the tablet goes on as a new writer (K5). */
  forked: z.optional(z.boolean()),
  epoch: z.string(),
  serverTime: z.string(),
});
export type PushReply = z.infer<typeof pushReply>;
