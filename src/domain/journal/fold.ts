import { asCreation } from './decision';
import type { DocumentRef } from './entry';
import { detachedPath, isConflict, WITHDRAWN, type Act, type FileTag, type FoldedDocument } from './document';
import type { CoveredDocument, Voiding, Writing } from './ops';
import type { Outcome, Verdict } from './outcome';
import type { ReadableEntry } from './readEntry';
import { freezeWith, voidWith } from './freezing';
import { attachTo, writeOnto } from './write';

/**
 * 2: what was replaced is kept, so that the order of coming makes no difference to what is frozen, nor to heads named before they come.
 * 3: a freeze may be taken back; every freeze of a document is kept, so that the next one counts then.
 */
export const FOLD_VERSION = 3;

export type DocumentLookup = (ref: DocumentRef) => FoldedDocument | undefined;

export interface Folding {
  readonly outcome: Outcome;
  /** New states of the documents that this entry touches; none when nothing changes. */
  readonly changed: readonly FoldedDocument[];
}

/** Every document that folding this entry reads; the caller has them at hand before it folds. */
export function documentsRead(entry: ReadableEntry): DocumentRef[] {
  return [entry.body.document, ...documentsReached(entry).map(({ kind, id }) => ({ kind, id }))];
}

/** Documents beside its own that an entry reaches into: what a freeze or its taking back covers. */
export const documentsReached = ({ body }: ReadableEntry): readonly DocumentRef[] => (body.op === 'freeze' || body.op === 'void' ? body.change.covers : []);

/** Ops whose entries reach into other documents than their own. */
export const isReaching = (op: string): boolean => op === 'freeze' || op === 'void';

/**
 * Applies one entry to the documents of its case (F1). Pure, the same on tablet and gateway: a path holds a set of
 * heads, a change removes exactly the heads that it names and adds its own. An entry that has no effect still marks its
 * document as considered, so that the tablet can take it off the top (F2).
 */
export function fold(documents: DocumentLookup, entry: ReadableEntry, verdict: Verdict): Folding {
  const { body } = entry;
  const before = documents(body.document);
  if (!verdict.effective) return { outcome: { is: 'setAside', reason: verdict.reason }, changed: before ? [considered(before, entry)] : [] };

  if (body.op === 'admit' || body.op === 'review') return fold(documents, asCreation({ ...entry, body }), verdict);
  if (body.op === 'create') return before ? recreate(before, entry, body.change) : folded(writeOnto(emptyDocument(entry), body.id, body.change));
  if (!before) return { outcome: { is: 'waiting', for: body.document }, changed: [] };
  const document = considered(before, entry);

  switch (body.op) {
    case 'set':
    case 'resolve':
      return write(document, entry, body.change);
    case 'withdraw':
      return write(document, entry, { set: { [WITHDRAWN]: body.change.withdrawn }, seen: { [WITHDRAWN]: body.change.seen } });
    case 'attach': {
      const tags: FileTag[] = body.change.files.map((file) => ({ ...file, entry: body.id, actor: body.actor }));
      return folded(attachTo(document, tags));
    }
    case 'detach': {
      const { sha256, seen } = body.change;
      return write(document, entry, { set: Object.fromEntries(seen.map((attached) => [detachedPath({ sha256, entry: attached }), true])) });
    }
    case 'freeze':
      return freeze(documents, document, entry, body.change);
    case 'void':
      return takeBack(documents, document, entry, body.change);
    case 'print':
      return folded(withAct(document, { is: 'print', ...stamp(entry), ...body.change }));
    case 'sign':
      return folded(withAct(document, { is: 'sign', ...stamp(entry), ...body.change }));
    case 'note':
      return folded(withAct(document, { is: 'note', ...stamp(entry), text: body.change.text }));
    case 'lost':
      return folded(withAct(document, { is: 'lost', ...stamp(entry), ...body.change }));
  }
}

/** The document that a create makes when there is none yet. */
function emptyDocument(entry: ReadableEntry): FoldedDocument {
  const { document, case: of, action } = entry.body;
  return { kind: document.kind, id: document.id, case: of, action, schema: 1, created: stamp(entry), paths: {}, files: [], acts: [], frozen: null, pending: [], considered: { [entry.writer]: entry.seq } };
}

/** A second create of one id: its values stand beside the first ones; nothing is lost, differences are conflicts. */
function recreate(before: FoldedDocument, entry: ReadableEntry, change: Writing): Folding {
  const { body } = entry;
  const document = considered(before, entry);
  const isFirst = body.id < before.created.entry;
  return write(isFirst ? { ...document, action: body.action, created: stamp(entry) } : document, entry, change);
}

function write(before: FoldedDocument, entry: ReadableEntry, change: Writing): Folding {
  const { id } = entry.body;
  const document = writeOnto(before, id, change);
  if (document.frozen !== null && document.pending.some((pending) => pending.entry === id)) return { outcome: { is: 'pending', snapshot: document.frozen }, changed: [document] };
  const conflicts = Object.keys(change.set).filter((path) => isConflict(document.paths[path] ?? []));
  return conflicts.length > 0 ? { outcome: { is: 'conflict', paths: conflicts }, changed: [document] } : folded(document);
}

/**
 * Freezes every document that it covers. Waits while one of them has not come: it would stay open under a frozen paper. The
 * paper comes last, so that what covers is never seen before what it covers.
 */
function freeze(documents: DocumentLookup, paper: FoldedDocument, entry: ReadableEntry, change: { snapshot: string; covers: readonly CoveredDocument[] }): Folding {
  const stated = withAct(paper, { is: 'freeze', ...stamp(entry), snapshot: change.snapshot });
  return throughout(documents, stated, change.covers, (document, { heads }) => freezeWith(document, entry.body.id, change.snapshot, heads));
}

/** Takes a freeze back for every document that it names (F8); who signed on it stays on the paper. */
function takeBack(documents: DocumentLookup, paper: FoldedDocument, entry: ReadableEntry, { snapshot, reason, knew = [], covers }: Voiding): Folding {
  const stated = withAct(paper, { is: 'void', ...stamp(entry), snapshot, reason, knew });
  return throughout(documents, stated, covers, (document) => voidWith(document, snapshot));
}

function throughout<T extends DocumentRef>(documents: DocumentLookup, paper: FoldedDocument, covers: readonly T[], change: (document: FoldedDocument, cover: T) => FoldedDocument): Folding {
  const own = covers.find((cover) => isSame(cover, paper));
  const covered: FoldedDocument[] = [];
  for (const cover of covers) {
    if (isSame(cover, paper)) continue;
    const document = documents(cover);
    if (!document) return { outcome: { is: 'waiting', for: { kind: cover.kind, id: cover.id } }, changed: [] };
    covered.push(change(document, cover));
  }
  return { outcome: { is: 'folded' }, changed: [...covered, own ? change(paper, own) : paper] };
}

const isSame = (a: DocumentRef, b: DocumentRef): boolean => a.kind === b.kind && a.id === b.id;

function considered(document: FoldedDocument, entry: ReadableEntry): FoldedDocument {
  const known = document.considered[entry.writer] ?? 0;
  return { ...document, considered: { ...document.considered, [entry.writer]: Math.max(known, entry.seq) } };
}

const folded = (document: FoldedDocument): Folding => ({ outcome: { is: 'folded' }, changed: [document] });
const withAct = (document: FoldedDocument, act: Act): FoldedDocument => ({ ...document, acts: [...document.acts, act] });
const stamp = ({ body }: ReadableEntry) => ({ entry: body.id, actor: body.actor, at: body.at.wall });
