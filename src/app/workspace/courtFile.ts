import type { FileTag, FoldedDocument } from '@/domain/journal';
import { hashBlob } from '@/platform/hashBlob';
import { APP_HEADER } from '@/wire/session';
import { WIRE_VERSION } from '@/wire/version';
import { renewSession } from '../session/gatewaySession';

/** Where the court keeps a file: with the document that it was attached to, by the entry that announced it. */
export interface FileSeat {
  readonly document: Pick<FoldedDocument, 'case' | 'kind' | 'id'>;
  readonly tag: Pick<FileTag, 'entry' | 'sha256'>;
}

/** An original over a slow line; whoever looks at it may leave before. */
const TIMEOUT_MS = 120_000;

/**
 * A file that another tablet recorded, as the court has it; believed only when its bytes have the hash that was announced. `writer` is the one who asks. Null: the
 * court is not reached, does not have it yet, or sent something else. Nothing is stored: evidence is kept where it was taken.
 */
export async function courtFile(seat: FileSeat, writer: string): Promise<Blob | null> {
  try {
    const first = await ask(seat, writer);
    const reply = first.status === 401 && (await renewSession()).ok ? await ask(seat, writer) : first;
    if (!reply.ok) return null;
    const bytes = await reply.blob();
    return (await hashBlob(bytes)) === seat.tag.sha256 ? bytes : null;
  } catch {
    return null;
  }
}

const ask = ({ document, tag }: FileSeat, writer: string): Promise<Response> =>
  fetch(`/api/cases/${[document.case, 'documents', document.kind, document.id, 'files', tag.entry, tag.sha256].map(encodeURIComponent).join('/')}?writer=${encodeURIComponent(writer)}`, {
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    headers: { [APP_HEADER]: String(WIRE_VERSION) },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
