import * as z from 'zod/mini';

export const ENROL_PATH = '/api/writers';

const coordinate = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
/** The public half of an ECDSA P-256 key. */
export const publicJwk = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate });

const id = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** Makes the caller's officer a writer on this device. Ids are UUIDv7 and made by the device: asking again is safe. */
export const enrolRequest = z.object({
  writer: id,
  device: id,
  publicKey: publicJwk,
  /** What people call the tablet, such as 平板3. */
  deviceLabel: z.optional(z.string().check(z.maxLength(60))),
  appVersion: z.optional(z.string().check(z.maxLength(40))),
  /** The letter that a writer made without a network labels with: the device's own with a prime for each loss (W4). */
  letter: z.optional(z.string().check(z.regex(/^[A-Z]{1,4}′{0,20}$/))),
  /** The writer of this officer on this device in whose place it was made (W1). */
  replaces: z.optional(id),
});
export type EnrolRequest = z.infer<typeof enrolRequest>;

/** What a former tablet of the officer said at its last contact: its own claim. */
export const formerTablet = z.object({ writer: z.string(), device: z.string(), letter: z.string(), reportedAt: z.string(), entries: z.int(), files: z.int(), fileBytes: z.int() });
export type FormerTablet = z.infer<typeof formerTablet>;

export const enrolReply = z.object({
  court: z.string(),
  epoch: z.string(),
  writer: z.string(),
  officer: z.string(),
  device: z.string(),
  /** The tablet's letter on labels: A … Z, AA … */
  letter: z.string(),
  /** Compact JWS by the root over {court, writer, officer, device, letter, jwk}. */
  certificate: z.string(),
  /** To be pinned: everything the court signs leads back to it. */
  root: publicJwk,
  /** Compact JWS by the root over {court, use: 'receipt', kid, jwk}, one for each key that signs receipts. */
  receiptKeys: z.array(z.string()),
  /** The court's key that bundles are sealed to, and its certificate by the root over {court, use: 'bundle', kid, jwk} (X1). */
  bundleKey: z.optional(z.object({ kid: z.string(), jwk: publicJwk, certificate: z.string() })),
  /** Former writers of this officer on other devices that last said they still held something (G7). */
  former: z.optional(z.array(formerTablet)),
  serverTime: z.string(),
});
export type EnrolReply = z.infer<typeof enrolReply>;
