import { createHash, hkdfSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { BundleHeader } from '@/wire/bundle';
import { HEADER_BYTES, LINE_FEED, readHeaderLine } from '@/wire/bundleHeader';
import { BUNDLE_INFO } from '@/wire/bundlePieces';
import { readRecords, type ReadRecord } from '@/wire/bundleRecords';
import type { KeyRing } from '../keys/keyRing';
import { BundleError } from './bundleError';
import { openPieces } from './openPieces';

export interface OpenedBundle {
  readonly header: BundleHeader;
  records(): AsyncGenerator<ReadRecord>;
}

/**
 * Opens a bundle with the court's key (X1). Every piece has been looked at once when this resolves: one that was cut short, changed,
 * reordered or sealed for somebody else throws BundleError before anything of it is taken. `isHere`: whether the court keeps its store here.
 */
export async function openBundle(path: string, keys: KeyRing, isHere: (court: string) => Promise<boolean>): Promise<OpenedBundle> {
  const line = await firstLine(path);
  const read = readHeaderLine(line.toString('utf8'));
  if (!read.ok) throw new BundleError(read.fault);
  const { header } = read;
  if (!(await isHere(header.court))) throw new BundleError('foreignCourt');
  const court = await keys.court(header.court);
  if (court.bundleKey.kid !== header.kid) throw new BundleError('unknownKey');
  const headerHash = createHash('sha256').update(line).digest();
  const key = Buffer.from(hkdfSync('sha256', secretWith(court.bundleSecret, header), headerHash, BUNDLE_INFO, 32));
  const pieces = (): AsyncGenerator<Buffer> => openPieces(createReadStream(path, { start: line.length, highWaterMark: 1024 * 1024 }), key, headerHash);
  for await (const piece of pieces()) void piece;
  return {
    header,
    async *records() {
      for await (const one of readRecords(pieces(), (utf8) => Buffer.from(utf8).toString('utf8'))) {
        if (one === null) throw new BundleError('damaged');
        yield one;
      }
    },
  };
}

function secretWith(bundleSecret: (ephemeral: BundleHeader['key']) => Buffer, header: BundleHeader): Buffer {
  try {
    return bundleSecret(header.key);
  } catch {
    // No point on the curve.
    throw new BundleError('damaged');
  }
}

/** The first line with its line break. */
async function firstLine(path: string): Promise<Buffer> {
  const read: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path, { end: HEADER_BYTES - 1 }) as AsyncIterable<Buffer>) {
    const end = chunk.indexOf(LINE_FEED);
    if (end >= 0) return Buffer.concat([...read, chunk.subarray(0, end + 1)]);
    read.push(chunk);
    length += chunk.length;
  }
  throw new BundleError(length > 0 && Buffer.concat(read).subarray(0, 1).toString() === '{' && length < HEADER_BYTES ? 'cutShort' : 'notABundle');
}
