import { documentKey, fold, readEntry, readHeader, sealText, withScope, type ChainHead, type DocumentRef, type FoldedDocument } from '@/domain/journal';
import type { RecordResult } from '@/ports/workspace';
import type { AnnouncedFile, AppendBasis, AppendBatch, AppendWriter } from './appendPorts';
import type { PreparedAct } from './prepareActs';

type Failure = Extract<RecordResult, { ok: false }>;

/** Documents of this schema are written by this version; to those of a newer one it only adds (V1). */
const KNOWN_SCHEMA = 1;
const adding = new Set(['note', 'attach']);

/**
 * Chains the acts to the head and folds them onto the documents as they stand. Pure, and computed anew on every other basis. The
 * last entry still wants the writer's signature over its header, which ends the transaction (E2).
 */
export function chainActs(acts: readonly PreparedAct[], basis: AppendBasis, writer: Pick<AppendWriter, 'id' | 'court'>): { readonly ok: true; readonly batch: AppendBatch; readonly lastHeader: string } | Failure {
  const entries: AppendBatch['entries'][number][] = [];
  const files: AnnouncedFile[] = [];
  const written = new Map<string, Map<string, FoldedDocument>>();
  let head: ChainHead | null = basis.head;
  let lastHeader = '';

  for (const { body: prepared, text, salt, notes } of acts) {
    const standing = basis.cases.get(prepared.case);
    if (!standing) throw new Error(`no basis for case ${prepared.case}`);
    const seq: number = (head?.seq ?? 0) + 1;
    const { entry: sealed, hash } = sealText({ court: writer.court, writer: writer.id, seq, prev: head?.hash ?? null }, withScope(text, standing.scope), salt);
    const header = readHeader(sealed.header);
    // What this version cannot read back, the court could not either.
    const read = header && readEntry(header, sealed);
    if (!read?.ok) return { ok: false, problem: read?.reason === 'limits' ? 'tooLarge' : 'unwritable', detail: `${prepared.op}: ${read?.reason ?? 'header'}` };

    const mine = written.get(prepared.case) ?? new Map<string, FoldedDocument>();
    written.set(prepared.case, mine);
    const find = (ref: DocumentRef) => mine.get(documentKey(ref)) ?? standing.top.get(documentKey(ref)) ?? standing.pulled.get(documentKey(ref));
    const before = find(prepared.document);
    if (before && before.schema > KNOWN_SCHEMA && !adding.has(prepared.op)) return { ok: false, problem: 'newerVersion', detail: `${documentKey(before)}: schema ${before.schema}` };
    for (const document of fold(find, read.entry, { effective: true }).changed) mine.set(documentKey(document), document);

    entries.push({ sealed, read: read.entry });
    files.push(...notes.map((note) => announced(note, prepared, seq)));
    head = { seq, hash };
    lastHeader = sealed.header;
  }
  if (!head) throw new Error('nothing to chain');
  return { ok: true, batch: { basis, head, entries, documents: [...written.values()].flatMap((documents) => [...documents.values()]), files }, lastHeader };
}

/** The file's own name may say something about the case: it stays in the entry. */
const announced = ({ sha256, size, mime, role, origin, takenAt }: PreparedAct['notes'][number], { id, at, case: of, action, document }: PreparedAct['body'], seq: number): AnnouncedFile => ({
  sha256,
  size,
  mime,
  role,
  origin,
  takenAt,
  entry: id,
  seq,
  case: of,
  action,
  kind: document.kind,
  document: document.id,
  since: at.wall,
});
