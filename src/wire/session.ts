import * as z from 'zod/mini';

export const SESSION_PATH = '/api/session';
export const SESSION_REFRESH_PATH = '/api/session/refresh';
/** Every request carries `x-fieldwrit: <wire version>`, which a foreign page cannot send without being asked first. */
export const APP_HEADER = 'x-fieldwrit';

/** Longer input is refused before it is hashed. */
export const signInRequest = z.object({
  account: z.string().check(z.minLength(1), z.maxLength(100)),
  password: z.string().check(z.minLength(1), z.maxLength(256)),
});
export type SignInRequest = z.infer<typeof signInRequest>;

/** After a sign-out; `leaveTo`: where the page goes to be signed out at the identity provider too. */
export const signOutReply = z.object({ leaveTo: z.optional(z.string()) });
export type SignOutReply = z.infer<typeof signOutReply>;

export const roleSchema = z.enum(['officer', 'recorder', 'lead', 'admin']);

/** Who is signed in, and where. The tokens themselves travel in cookies that no script can read. */
export const sessionReply = z.object({
  officer: z.object({
    id: z.string(),
    account: z.string(),
    name: z.string(),
    role: roleSchema,
    duty: z.nullable(z.string()),
    certificateNo: z.nullable(z.string()),
    team: z.nullable(z.object({ id: z.string(), name: z.string() })),
  }),
  court: z.object({ id: z.string(), name: z.string(), code: z.string(), epoch: z.string() }),
  /** When the short access ends (ISO, UTC); refresh before or after it. */
  accessExpiresAt: z.string(),
  serverTime: z.string(),
});
export type SessionReply = z.infer<typeof sessionReply>;
