import * as z from 'zod/mini';

/** Where the court tells a tablet who an informant is. */
export const informantPath = (caseId: string, id: string, writer: string): string => `/api/cases/${encodeURIComponent(caseId)}/informants/${encodeURIComponent(id)}?writer=${encodeURIComponent(writer)}`;

export const informantReply = z.object({ identity: z.string() });
export type InformantReply = z.infer<typeof informantReply>;

const coordinate = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
/** What the path `sealed` of an informant holds, as JSON. */
export const sealedIdentity = z.object({ kid: z.string().check(z.maxLength(80)), key: z.object({ x: coordinate, y: coordinate }), sealed: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,2000}$/)) });
