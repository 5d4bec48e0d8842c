import type { BundleContents, BundlePart, Stores } from '@/storage';
import { webSuite } from '@/vault/webSuite';
import { BUNDLE_FORMAT, BUNDLE_VERSION, type BundleHeader, type BundleRecord } from '@/wire/bundle';
import { headerLine } from '@/wire/bundleHeader';
import { BUNDLE_INFO, inPieces, pieceBinding, pieceHead, pieceNonce } from '@/wire/bundlePieces';
import { recordBytes } from '@/wire/bundleRecords';
import type { BundleKey } from './bundleKey';

/** Whose bundle it is, for those who read its first line. */
export type BundleAbout = Pick<BundleHeader, 'court' | 'courtName' | 'officer' | 'officerName' | 'device' | 'letter' | 'app' | 'madeAt'>;

export interface SealedBundle {
  readonly header: BundleHeader;
  /** About how many bytes it will have. */
  readonly expectedBytes: number;
  /** The file's bytes, a piece at a time: memory stays flat however much there is. */
  chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/** Seals everything of the officer on this tablet to the court's key (X1). */
export async function sealedBundle(source: Stores['bundle'], about: BundleAbout, court: BundleKey): Promise<SealedBundle> {
  const contents = await source.contents();
  const pair = await webSuite.makeKeyPair('agree');
  const header: BundleHeader = { format: BUNDLE_FORMAT, version: BUNDLE_VERSION, ...about, ...totalsOf(contents), kid: court.kid, key: { kty: 'EC', crv: 'P-256', ...pair.publicKey } };
  const line = new TextEncoder().encode(headerLine(header));

  async function* chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const headerHash = new Uint8Array(await crypto.subtle.digest('SHA-256', line));
    const key = await webSuite.agree(pair.privateBytes, court.jwk, headerHash, BUNDLE_INFO);
    yield line;
    for await (const { number, isLast, bytes } of inPieces(plainOf(source.parts(contents)))) {
      const sealed = await key.seal(pieceNonce(number), pieceBinding(headerHash, number, isLast), bytes);
      yield pieceHead({ isLast, sealedBytes: sealed.length });
      yield sealed;
    }
  }
  return { header, expectedBytes: header.fileBytes + 3 * 1_000 * header.entries, chunks };
}

export function totalsOf({ writers, files, drafts }: BundleContents): Pick<BundleHeader, 'writers' | 'entries' | 'unsentEntries' | 'files' | 'unsentFiles' | 'fileBytes' | 'drafts'> {
  const unsent = files.filter((file) => file.unsent !== undefined);
  return {
    writers: writers.map(({ writer, letter, head, entries, unsentEntries }) => ({ writer, letter, head: head && { ...head }, entries, unsentEntries })),
    entries: sum(writers.map(({ entries }) => entries)),
    unsentEntries: sum(writers.map(({ unsentEntries }) => unsentEntries)),
    files: files.length,
    unsentFiles: unsent.length,
    fileBytes: sum(unsent.map(({ size }) => size)),
    drafts: drafts.length,
  };
}

async function* plainOf(parts: AsyncIterable<BundlePart>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    yield recordBytes(recordOf(part));
    if (part.is === 'file' && part.content !== null) yield part.content;
  }
  yield recordBytes({ is: 'end' });
}

function recordOf(part: BundlePart): BundleRecord {
  switch (part.is) {
    case 'writer': {
      const { writer, officer, device, letter, certificate, publicKey } = part.writer;
      return { is: 'writer', writer, officer, device, letter, certificate, publicKey };
    }
    case 'run':
      return { is: 'run', writer: part.writer, entries: [...part.entries] };
    case 'file': {
      const { writer, entry, sha256, case: of, mime, unsent } = part.file;
      return { is: 'file', writer, entry, sha256, case: of, mime, unsent: unsent !== undefined, bytes: part.content?.length ?? null };
    }
    case 'draft':
      return { is: 'draft', key: part.draft.key, text: part.draft.text };
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
