import type { SealedEntry } from '@/domain/journal';
import type { WriterCard } from '../tables/rows';
import { frame, readFrames } from './frames';

/** What the second copy tells of one officer's store (D2). */
export type CopyRecord =
  | { readonly is: 'writer'; readonly card: WriterCard }
  /** One transaction of the journal: as exact texts, and ending with the writer's signature. */
  | { readonly is: 'entries'; readonly entries: readonly SealedEntry[] }
  /** Null: it was recorded, or given up. */
  | { readonly is: 'draft'; readonly key: string; readonly text: string | null };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export const framed = (record: CopyRecord): Uint8Array => frame(encoder.encode(JSON.stringify(record)));

/** The records of a segment, in order; what is no record of this version is passed over and counted. */
export function readRecords(segment: Uint8Array): { readonly records: readonly CopyRecord[]; readonly damagedBytes: number } {
  const { payloads, damagedBytes } = readFrames(segment);
  return { records: payloads.flatMap((payload) => record(payload) ?? []), damagedBytes };
}

/** A payload whose hash is right was written by this app: its shape is believed, its kind is looked at. */
function record(payload: Uint8Array): CopyRecord | null {
  const read = JSON.parse(decoder.decode(payload)) as CopyRecord | { readonly is: 'unknown' };
  switch (read.is) {
    case 'writer':
    case 'entries':
    case 'draft':
      return read;
    default:
      return null;
  }
}
