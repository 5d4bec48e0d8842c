import * as z from 'zod/mini';

/**
 * Every way in which a request can fail, grouped by what the caller does next: `retry` the same later, let the
 * person `fix` something, or `stop` because the same request can never succeed.
 */
export const wireErrors = {
  badRequest: { status: 400, action: 'stop' },
  /** No session, or it has ended: sign in, nothing is lost. */
  signInNeeded: { status: 401, action: 'fix' },
  /** Account or password is wrong; which of them is not said. */
  wrongCredentials: { status: 401, action: 'fix' },
  notAllowed: { status: 403, action: 'stop' },
  /** An unsafe request without the header that only the app itself can send. */
  foreignPage: { status: 403, action: 'stop' },
  notFound: { status: 404, action: 'stop' },
  /** The writer's id belongs to another officer, device or key. */
  writerTaken: { status: 409, action: 'stop' },
  /** The request contradicts what the court already holds. */
  conflict: { status: 409, action: 'stop' },
  /** A file comes before the entry that announces it: send the entry, then the file again. */
  notAnnounced: { status: 409, action: 'retry' },
  tooLarge: { status: 413, action: 'stop' },
  unsupportedMedia: { status: 415, action: 'stop' },
  /** A file that is called an image and is none; what came is kept aside at the court. */
  notAnImage: { status: 422, action: 'fix' },
  /** A file whose bytes do not give the hash that was announced: send it again from the second copy. */
  hashMismatch: { status: 460, action: 'retry' },
  /** The tablet's version is below what can be pulled to: update it. Everything is kept, and pushing goes on (V2). */
  updateNeeded: { status: 426, action: 'stop' },
  tooManyAttempts: { status: 429, action: 'retry' },
  tooManyRequests: { status: 429, action: 'retry' },
  internal: { status: 500, action: 'retry' },
  unavailable: { status: 503, action: 'retry' },
  /** The court's disk is full: nothing was acknowledged, keep everything and try again. */
  storageFull: { status: 507, action: 'retry' },
} as const satisfies Record<string, { readonly status: number; readonly action: 'retry' | 'fix' | 'stop' }>;

export type WireErrorCode = keyof typeof wireErrors;
export const wireErrorCodes = Object.keys(wireErrors) as [WireErrorCode, ...WireErrorCode[]];

export const wireError = z.object({
  error: z.enum(wireErrorCodes),
  action: z.enum(['retry', 'fix', 'stop']),
  /** English, for logs and developers; screens choose their words by `error`. */
  message: z.string(),
  /** Whole seconds to wait before trying again, where the gateway knows. */
  retryAfterS: z.optional(z.int()),
});
export type WireError = z.infer<typeof wireError>;
