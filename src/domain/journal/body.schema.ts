import * as z from 'zod/mini';
import { fileRoles } from './ops';
import { limits } from './limits';
import type { Json } from './json';

/* The shapes of header, body and ops as they are read back from an entry's texts. Unknown members are kept out of the way. */

/** No control characters, no lone surrogates: names must survive every store. Values may hold any text. */
const plain = /^[^\p{Cc}\p{Cs}]+$/u;
const id = z.string().check(z.minLength(1), z.maxLength(80), z.regex(plain));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const time = z.string().check(z.minLength(10), z.maxLength(40));
/** Bodies come out of JSON.parse, so that whatever is there is JSON; walking it again would be half the work of reading an entry. */
const json = z.custom<Json>((value) => value !== undefined);
const isPath = (key: string): boolean => key.length > 0 && key.length <= limits.pathLength && plain.test(key);
const path = z.string().check(z.refine(isPath));

export const headerSchema = z.object({
  alg: z.string(),
  v: z.int(),
  court: id,
  writer: id,
  seq: z.int().check(z.minimum(1)),
  prev: z.nullable(sha256),
  bodyHash: sha256,
});

const place = z.object({
  lat: z.number().check(z.minimum(-90), z.maximum(90)),
  lon: z.number().check(z.minimum(-180), z.maximum(180)),
  accuracyM: z.nullable(z.number()),
  reading: z.enum(['unknown', 'r68', 'r95']),
  takenAt: time,
});

export const bodySchema = z.object({
  id,
  actor: id,
  at: z.object({ wall: time, monoMs: z.number(), session: id, server: z.nullable(time) }),
  place: z.nullable(place),
  case: id,
  action: z.nullable(id),
  document: z.object({ kind: id, id }),
  op: z.string().check(z.minLength(1), z.maxLength(40), z.regex(plain)),
  change: json,
  files: z.array(sha256).check(z.maxLength(limits.files)),
  app: z.string().check(z.maxLength(60)),
  scope: z.int(),
});

/** The same as a record of paths, without a check of each name by itself: that was most of the work of reading an entry. */
const set = z.pipe(z.custom<Readonly<Record<string, Json>>>(isSet), z.transform(withoutPrototype));
const seen = z.optional(z.record(path, z.array(id)));
const person = z.object({ id, name: z.string(), role: z.string() });
const reason = z.string();
const stretch = { writer: id, branch: z.int().check(z.minimum(0)), from: z.int().check(z.minimum(1)), to: z.int().check(z.minimum(1)) };

/** Members and outcomes of a newer version stay as they are: what a person signed, or would not, is never cut to what this version knows (V1). */
const signingOutcome = z.union([
  z.looseObject({ is: z.literal('signed'), file: sha256 }),
  z.looseObject({ is: z.enum(['refused', 'unable', 'absent']), reason }),
  z.looseObject({ is: z.string().check(z.minLength(1), z.maxLength(40), z.refine((is) => !isKnownOutcome(is))) }),
]);
const isKnownOutcome = (is: string): boolean => ['signed', 'refused', 'unable', 'absent'].includes(is);

export const fileNoteSchema = z.object({
  sha256,
  size: z.int().check(z.minimum(0)),
  mime: z.string(),
  role: z.enum(fileRoles),
  name: z.nullable(z.string()),
  origin: z.enum(['live', 'imported', 'made']),
  takenAt: time,
  copy: z.optional(z.object({ of: sha256, did: z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.maxLength(limits.files)) })),
});

export const changeSchemas = {
  create: z.object({ set, seen }),
  set: z.object({ set, seen }),
  resolve: z.object({ set, seen, reason }),
  attach: z.object({ files: z.array(fileNoteSchema).check(z.minLength(1), z.maxLength(limits.files)) }),
  detach: z.object({ sha256, seen: z.array(id), reason }),
  withdraw: z.object({ withdrawn: z.boolean(), reason, seen: z.array(id) }),
  freeze: z.object({ snapshot: sha256, covers: z.array(z.object({ kind: id, id, heads: z.record(path, z.array(id)) })) }),
  sign: z.object({ snapshot: sha256, person, outcome: signingOutcome }),
  note: z.object({ text: z.string() }),
  lost: z.object({ sha256, reason }),
  admit: z.object({ ...stretch, reason }),
  review: z.object(stretch),
  void: z.object({ snapshot: sha256, covers: z.array(z.object({ kind: id, id })), reason, knew: z.optional(z.array(id)) }),
  print: z.object({ snapshot: sha256, copy: id, pages: z.nullable(z.int().check(z.minimum(1))) }),
} as const;

function isSet(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const paths = Object.keys(value).filter(isNamed);
  return paths.length <= limits.paths && paths.every(isPath);
}

/** Whoever puts a value onto a path of this name changes the object instead: it is kept out of the way. */
const PROTOTYPE = '__proto__';
const isNamed = (path: string): boolean => path !== PROTOTYPE;

function withoutPrototype(set: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  return Object.hasOwn(set, PROTOTYPE) ? Object.fromEntries(Object.entries(set).filter(([path]) => isNamed(path))) : set;
}
