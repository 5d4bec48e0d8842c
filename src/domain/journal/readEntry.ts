import * as z from 'zod/mini';
import { bodySchema, changeSchemas, headerSchema } from './body.schema';
import { fitsUtf8 } from './digest';
import { ALG, ENTRY_VERSION, type EntryBody, type EntryHeader, type SealedEntry } from './entry';
import { isDeeperThan, type Json } from './json';
import { limits } from './limits';
import { opNames, type Op } from './ops';

/** An act that this version understands, with the place in the chain where it stands. */
export interface ReadableEntry {
  readonly writer: string;
  readonly seq: number;
  readonly body: Omit<EntryBody, 'op' | 'change'> & Op;
}

export type Unreadable = 'json' | 'shape' | 'version' | 'limits';

/** Reads a header's text; null when it is none. Knows nothing of who may write. */
export function readHeader(text: string): EntryHeader | null {
  if (!fitsUtf8(text, limits.headerBytes)) return null;
  const parsed = z.safeParse(headerSchema, parseJson(text));
  return parsed.success ? parsed.data : null;
}

/**
 * Reads what an authentic entry says. What cannot be read is still stored: the reason tells whether a newer version
 * could read it (`version`) or nobody can.
 */
export function readEntry(header: EntryHeader, entry: Pick<SealedEntry, 'body'>): { ok: true; entry: ReadableEntry; body: EntryBody } | { ok: false; reason: Unreadable; body: EntryBody | null } {
  const value = parseJson(entry.body);
  if (value === undefined) return { ok: false, reason: 'json', body: null };
  const envelope = z.safeParse(bodySchema, value);
  if (!envelope.success) return { ok: false, reason: header.v > ENTRY_VERSION ? 'version' : 'shape', body: null };
  const body = envelope.data as EntryBody;
  if (header.alg !== ALG || header.v > ENTRY_VERSION) return { ok: false, reason: 'version', body };
  if (!withinLimits(entry.body, body)) return { ok: false, reason: 'limits', body };
  const name = opNames.find((op) => op === body.op);
  if (!name) return { ok: false, reason: 'version', body };
  const change = z.safeParse(changeSchemas[name] as z.ZodMiniType, body.change);
  if (!change.success) return { ok: false, reason: 'shape', body };
  return { ok: true, body, entry: { writer: header.writer, seq: header.seq, body: { ...body, op: name, change: change.data } as ReadableEntry['body'] } };
}

/** Why a body is too large to append, or null. The same test on tablet and gateway (E7). */
export function withinLimits(bodyText: string, body: Pick<EntryBody, 'change' | 'files'>): boolean {
  return fitsUtf8(bodyText, limits.bodyBytes) && !isDeeperThan(limits.depth, body.change) && body.files.length <= limits.files && longestText(body.change) <= limits.textLength;
}

function longestText(value: Json): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  const children: readonly Json[] = Array.isArray(value) ? value : Object.values(value as Record<string, Json>);
  return children.reduce<number>((longest, child) => Math.max(longest, longestText(child)), 0);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
