import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { WrittenFile, writeFile } from '@/platform/writtenFile';
import type { BundleAmount, Exported } from '@/ports/bundles';
import { problemOf, type Stores } from '@/storage';
import { BUNDLE_SUFFIX } from '@/wire/bundle';
import type { BundleKey } from './bundleKey';
import { sealedBundle, type BundleAbout, type SealedBundle } from './sealedBundle';

export interface ExportParts {
  readonly source: Stores['bundle'];
  readonly about: BundleAbout;
  /** The court's key; null: it never told it. */
  readonly key: BundleKey | null;
  readonly writeFile: typeof writeFile;
  /** Hands the file to the officer. */
  saveAs(file: Blob, name: string): void;
}

/** Makes the emergency export and hands it over. Needs no network, and works with nothing unsent (X1). */
export async function exportBundle({ source, about, key, writeFile, saveAs }: ExportParts, onShare: (share: number) => void): Promise<Exported> {
  if (!key) return { ok: false, problem: 'noCourtKey' };
  try {
    const sealed = await sealedBundle(source, about, key);
    const fileName = fileNameOf(about);
    const { written, hash } = await write(sealed, fileName, writeFile, onShare);
    saveAs(written.file, fileName);
    return { ok: true, fileName, bytes: written.bytes, sha256: hash, amount: amountOf(sealed.header) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

async function write(sealed: SealedBundle, name: string, writeFile: ExportParts['writeFile'], onShare: (share: number) => void): Promise<{ written: WrittenFile; hash: string }> {
  // A second way of writing begins anew, and so does the hash.
  let hash = sha256.create();
  async function* hashed(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    hash = sha256.create();
    for await (const chunk of sealed.chunks()) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const written = await writeFile(name, hashed, (bytes) => onShare(Math.min(1, bytes / sealed.expectedBytes)));
  return { written, hash: bytesToHex(hash.digest()) };
}

/** In ASCII, so that no stick and no mail program mangles it: letter, then the tablet's time. */
function fileNameOf({ letter, madeAt }: BundleAbout): string {
  const stamp = madeAt.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `fieldwrit-${letter.replaceAll('′', 'x')}-${stamp}${BUNDLE_SUFFIX}`;
}

export const amountOf = ({ entries, unsentEntries, unsentFiles, fileBytes, drafts }: BundleAmount): BundleAmount => ({ entries, unsentEntries, unsentFiles, fileBytes, drafts });
