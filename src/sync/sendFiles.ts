import type { Answer, Contact, Failure, Rechecked } from './events';
import { isReceiptForFile } from './outbox';
import type { AnnouncedFile, SyncPorts, UnsentFile } from './ports';
import { CHECKED_AT_ONCE, fileKey } from './uploads';

type FilePorts = Pick<SyncPorts, 'journal' | 'files' | 'transport' | 'receipts'>;
type Told = (serverTime: string | null) => Contact;

/** Sends one file and believes its receipt (B1); null: its bytes are not on this tablet (B4). */
export async function sendFile({ journal, files, transport, receipts }: FilePorts, file: UnsentFile, onProgress: (sentBytes: number) => void, signal: AbortSignal, contact: Told): Promise<Answer<object> | null> {
  const { writer } = journal;
  const bytes = await files.bytes(file.sha256);
  if (!bytes) return null;
  const sent = await transport.upload(file, writer, bytes, onProgress, signal);
  if (!sent.ok) return sent;
  const receipt = await receipts.verify(sent.value);
  if (isReceiptForFile(receipt, writer, file) && (await files.receipted(sent.value, receipt))) return { ok: true, contact: contact(null) };
  return { ok: false, problem: 'unverifiableReceipt', retryAfterMs: null };
}

/** Asks which doubtful files have arrived (B3). */
export async function askForFiles(ports: FilePorts, asked: readonly UnsentFile[], contact: Told): Promise<Answer<{ readonly receipted: readonly string[] }>> {
  const found = await receiptsOf(ports, asked);
  if (!found.ok) return found;
  const receipted: string[] = [];
  for (const [file, jws] of found.receipts) {
    const receipt = await ports.receipts.verify(jws);
    if (receipt?.kind === 'file' && (await ports.files.receipted(jws, receipt))) receipted.push(fileKey(file));
  }
  return { ok: true, contact: contact(null), receipted };
}

/**
 * A court with another epoch may have lost files that it signed for: the next of them are asked about, and those it has no more are
 * unsent again (G3). Null: there was nothing to ask.
 */
export async function recheckFiles(ports: FilePorts, epoch: string, after: string | null, contact: Told): Promise<Answer<Rechecked> | null> {
  const { files: asked, next } = await ports.files.receiptedFrom(after, CHECKED_AT_ONCE);
  const found = asked.length > 0 ? await receiptsOf(ports, asked) : null;
  if (found?.ok === false) return found;
  const lost = asked.filter((file) => !found?.receipts.has(file));
  if (lost.length > 0) await ports.files.unsentAgain(lost);
  if (next === null) await ports.files.heldBy(epoch);
  return found && { ok: true, contact: contact(null), next, lost: lost.length };
}

async function receiptsOf<T extends AnnouncedFile>({ journal, transport, receipts }: FilePorts, asked: readonly T[]): Promise<{ readonly ok: true; readonly receipts: ReadonlyMap<T, string> } | Failure> {
  const { writer } = journal;
  const sent = await transport.filesCheck({ writer, files: asked.map(({ entry, sha256 }) => ({ entry, sha256 })) });
  if (!sent.ok) return sent;
  const found = new Map<T, string>();
  const byKey = new Map(asked.map((file) => [fileKey(file), file]));
  for (const jws of sent.value.receipts) {
    const receipt = await receipts.verify(jws);
    const file = receipt?.kind === 'file' ? byKey.get(fileKey(receipt)) : undefined;
    if (file && isReceiptForFile(receipt, writer, file)) found.set(file, jws);
  }
  return { ok: true, receipts: found };
}
