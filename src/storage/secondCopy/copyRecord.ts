import { fromBase64url, toBase64url } from '@/domain/base64url';
import type { SealedEntry } from '@/domain/journal';
import type { DraftRow, KeyRow, StoredEntry, WriterCard } from '../tables/rows';
import { frame, readFrames } from './frames';

/** An entry as the second copy has it. */
export type CopiedEntry = Pick<StoredEntry, 'writer' | 'seq' | 'header' | 'text' | 'sig'>;

/**
 * What the second copy tells of one officer's store (D2). What is sealed comes with the keys that it is sealed with, each wrapped for the
 * officer and for the court: every record opens by itself (K4).
 */
export type CopyRecord =
  | { readonly is: 'writer'; readonly card: WriterCard }
  /** One transaction of the journal, ending with the writer's signature. */
  | { readonly is: 'sealedEntries'; readonly keys: readonly KeyRow[]; readonly entries: readonly CopiedEntry[] }
  /** Null: it was recorded, or given up. */
  | { readonly is: 'sealedDraft'; readonly keys: readonly KeyRow[]; readonly key: string; readonly text: DraftRow['text'] | null }
  /** Of versions before the vault: readable. Written no more. */
  | { readonly is: 'entries'; readonly entries: readonly SealedEntry[] }
  | { readonly is: 'draft'; readonly key: string; readonly text: string | null };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Bytes stand in JSON as text under one name. */
interface AsText {
  readonly b64: string;
}

export const framed = (record: CopyRecord): Uint8Array => frame(encoder.encode(JSON.stringify(record, (_name, value: unknown) => (value instanceof Uint8Array ? ({ b64: toBase64url(value) } satisfies AsText) : value))));

/** The records of a segment, in order; what is no record of this version is passed over and counted. */
export function readRecords(segment: Uint8Array): { readonly records: readonly CopyRecord[]; readonly damagedBytes: number } {
  const { payloads, damagedBytes } = readFrames(segment);
  return { records: payloads.flatMap((payload) => record(payload) ?? []), damagedBytes };
}

/** A payload whose hash is right was written by this app: its shape is believed, its kind is looked at. */
function record(payload: Uint8Array): CopyRecord | null {
  const read = JSON.parse(decoder.decode(payload), (_name, value: unknown) => (isBytes(value) ? fromBase64url(value.b64) : value)) as CopyRecord | { readonly is: 'unknown' };
  switch (read.is) {
    case 'writer':
    case 'sealedEntries':
    case 'sealedDraft':
    case 'entries':
    case 'draft':
      return read;
    default:
      return null;
  }
}

const isBytes = (value: unknown): value is AsText => typeof value === 'object' && value !== null && typeof (value as Partial<AsText>).b64 === 'string' && Object.keys(value).length === 1;
