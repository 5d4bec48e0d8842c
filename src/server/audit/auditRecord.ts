/** What is written down. */
export const audited = [
  'signIn',
  'signInFailed',
  'signOut',
  /** A used-up token came back: a copy of the session was in use, and it ended for everybody. */
  'sessionCopied',
  'enrol',
  /** The key of an officer's vault was given back. */
  'vaultKey',
  /** Who an informant is was told to somebody. */
  'readInformant',
  'readFile',
  'readCases',
  'admit',
  'bundle',
  'import',
  'restored',
  'admin',
] as const;
export type Audited = (typeof audited)[number];

/** Names and ids alone: never a password, a cookie, a body or what is in a file. */
export type AuditObject = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface AuditEvent {
  readonly what: Audited;
  /** Null: concerns no court. */
  readonly court: string | null;
  /** The officer's id; null: nobody is known to stand behind it. A command names the user of the machine. */
  readonly who: string | null;
  /** The caller's address; `command` for one that was given on the machine. */
  readonly from: string;
  readonly object: AuditObject;
  readonly outcome: string;
}

export type AuditRecord = AuditEvent & { readonly at: string };

/** Long enough for every list of ids that a reply can hold; a row's record has at most 20,000 characters. */
const MOST_NAMED = 100;

/** The record as text, members in this order. The text is what is hashed. */
export function auditText({ what, court, who, from, object, outcome }: AuditEvent, at: string): string {
  const named = Object.fromEntries(Object.entries(object).map(([key, value]) => [key, shortened(value)]));
  const record: AuditRecord = { at, what, court, who, from, object: named, outcome };
  return JSON.stringify(record);
}

function shortened(value: AuditObject[string]): AuditObject[string] {
  if (typeof value === 'string') return clean(value);
  if (typeof value !== 'object' || value === null) return value;
  const named = value.slice(0, MOST_NAMED).map(clean);
  return value.length > MOST_NAMED ? [...named, `… ${value.length}`] : named;
}

/** The database takes no NUL and no lone surrogate. */
const clean = (text: string): string => text.slice(0, 100).replaceAll('\0', '').replace(/\p{Cs}/gu, '\uFFFD');
