import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { bundleRecord, type BundleRecord } from './bundle';
import { takeBytes, type Taker } from './takeBytes';

/** A run has at most about 1 MB, or one transaction of 2 MiB; escaped twice it stays below this. */
const RECORD_BYTES = 32 * 1024 * 1024;

/** A record as it stands in the plain stream: its length, then its JSON. */
export function recordBytes(record: BundleRecord): Uint8Array {
  const json = utf8ToBytes(JSON.stringify(record));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, json.length);
  return concatBytes(length, json);
}

export interface ReadRecord {
  readonly record: BundleRecord;
  /** The raw bytes that follow it; what is not read is passed over. */
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Reads the records of a plain stream, which must end with an `end`. Null: what comes cannot be read, and nothing more is told.
 * Decoding texts is the platform's.
 */
export async function* readRecords(chunks: AsyncIterable<Uint8Array>, textOf: (utf8: Uint8Array) => string): AsyncGenerator<ReadRecord | null> {
  const taker = takeBytes(chunks);
  for (;;) {
    const record = await nextRecord(taker, textOf);
    if (record === null || (record.is === 'end' && !(await taker.isAtEnd()))) return yield null;
    if (record.is === 'end') return;
    const content = taker.upTo(record.is === 'file' ? (record.bytes ?? 0) : 0);
    yield { record, content };
    for await (const rest of content) void rest;
    if (taker.isCutShort()) return yield null;
  }
}

async function nextRecord(taker: Taker, textOf: (utf8: Uint8Array) => string): Promise<BundleRecord | null> {
  const length = await taker.exactly(4);
  const size = length && new DataView(length.buffer, length.byteOffset, 4).getUint32(0);
  const json = size !== null && size <= RECORD_BYTES ? await taker.exactly(size) : null;
  if (json === null) return null;
  try {
    const record = bundleRecord.safeParse(JSON.parse(textOf(json)));
    return record.success ? record.data : null;
  } catch {
    return null;
  }
}
