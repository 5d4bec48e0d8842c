import { asCreation } from './admission';
import type { DocumentRef } from './entry';
import { headIds, isConflict, WITHDRAWN, type Act, type FileTag, type FoldedDocument, type Head, type PendingChange } from './document';
import type { Json } from './json';
import type { CoveredDocument, Writing } from './ops';
import type { Outcome, Verdict } from './outcome';
import type { ReadableEntry } from './readEntry';

export const FOLD_VERSION = 1;

export type DocumentLookup = (ref: DocumentRef) => FoldedDocument | undefined;

export interface Folding {
  readonly outcome: Outcome;
  /** New states of the documents that this entry touches; none when nothing changes. */
  readonly changed: readonly FoldedDocument[];
}

/** Every document that folding this entry reads; the caller has them at hand before it folds. */
export function documentsRead(entry: ReadableEntry): DocumentRef[] {
  const own = entry.body.document;
  return entry.body.op === 'freeze' ? [own, ...entry.body.change.covers.map(({ kind, id }) => ({ kind, id }))] : [own];
}

/**
 * Applies one entry to the documents of its case (F1). Pure, the same on tablet and gateway: a path holds a set of
 * heads, a change removes exactly the heads that it names and adds its own. An entry that has no effect still marks its
 * document as considered, so that the tablet can take it off the top (F2).
 */
export function fold(documents: DocumentLookup, entry: ReadableEntry, verdict: Verdict): Folding {
  const { body } = entry;
  const before = documents(body.document);
  if (!verdict.effective) return { outcome: { is: 'setAside', reason: verdict.reason }, changed: before ? [considered(before, entry)] : [] };

  if (body.op === 'admit') return fold(documents, asCreation({ ...entry, body }), verdict);
  if (body.op === 'create') return before ? recreate(before, entry) : { outcome: { is: 'folded' }, changed: [emptyDocument(entry, body.change)] };
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
      return folded({ ...document, files: [...document.files, ...tags] });
    }
    case 'detach': {
      if (document.frozen) return pending(document, entry, document.frozen);
      const { sha256, seen } = body.change;
      return folded({ ...document, files: document.files.filter((tag) => tag.sha256 !== sha256 || !seen.includes(tag.entry)) });
    }
    case 'freeze':
      return freeze(documents, document, entry, body.change);
    case 'sign':
      return folded(withAct(document, { is: 'sign', ...stamp(entry), ...body.change }));
    case 'note':
      return folded(withAct(document, { is: 'note', ...stamp(entry), text: body.change.text }));
    case 'lost':
      return folded(withAct(document, { is: 'lost', ...stamp(entry), ...body.change }));
  }
}

/** The document that a create makes when there is none yet. */
function emptyDocument(entry: ReadableEntry, change: Writing): FoldedDocument {
  const { body } = entry;
  return {
    kind: body.document.kind,
    id: body.document.id,
    case: body.case,
    action: body.action,
    schema: 1,
    created: { entry: body.id, actor: body.actor, at: body.at.wall },
    paths: Object.fromEntries(Object.entries(change.set).map(([path, value]) => [path, [{ entry: body.id, value }]])),
    files: [],
    acts: [],
    frozen: null,
    pending: [],
    considered: { [entry.writer]: entry.seq },
  };
}

/** A second create of one id: its values stand beside the first ones; nothing is lost, differences are conflicts. */
function recreate(before: FoldedDocument, entry: ReadableEntry): Folding {
  return entry.body.op === 'create' ? write(considered(before, entry), entry, entry.body.change) : folded(before);
}

function write(document: FoldedDocument, entry: ReadableEntry, change: Writing): Folding {
  if (document.frozen) return pending(document, entry, document.frozen);
  const paths: Record<string, readonly Head[]> = { ...document.paths };
  for (const [path, value] of Object.entries(change.set)) {
    const named = change.seen?.[path] ?? [];
    paths[path] = [...(paths[path] ?? []).filter((head) => !named.includes(head.entry)), { entry: entry.body.id, value }];
  }
  const conflicts = Object.keys(change.set).filter((path) => isConflict(paths[path] ?? []));
  const changed = [{ ...document, paths }];
  return conflicts.length > 0 ? { outcome: { is: 'conflict', paths: conflicts }, changed } : { outcome: { is: 'folded' }, changed };
}

/**
 * Freezes the paper and every document that it covers; a document frozen before keeps its first snapshot. Waits while one of
 * them has not come: it would stay open under a frozen paper. The paper comes last, so that what covers is never seen before
 * what it covers.
 */
function freeze(documents: DocumentLookup, paper: FoldedDocument, entry: ReadableEntry, change: { snapshot: string; covers: readonly CoveredDocument[] }): Folding {
  const seal = (document: FoldedDocument, heads: CoveredDocument['heads']): FoldedDocument =>
    document.frozen ? document : { ...document, frozen: change.snapshot, pending: [...document.pending, ...unseenBy(heads, document)] };
  const act: Act = { is: 'freeze', ...stamp(entry), snapshot: change.snapshot };
  const own = change.covers.find((cover) => cover.id === paper.id);
  const covered: FoldedDocument[] = [];
  for (const cover of change.covers) {
    if (cover.id === paper.id) continue;
    const document = documents(cover);
    if (!document) return { outcome: { is: 'waiting', for: { kind: cover.kind, id: cover.id } }, changed: [] };
    covered.push(seal(document, cover.heads));
  }
  return { outcome: { is: 'folded' }, changed: [...covered, seal(withAct(paper, act), own?.heads ?? headIds(paper))] };
}

/** What others wrote before the freeze came, unknown to the one who froze. */
const unseenBy = (heads: CoveredDocument['heads'], document: FoldedDocument): PendingChange[] =>
  Object.entries(document.paths).flatMap(([path, standing]) =>
    standing.filter((head) => !heads[path]?.includes(head.entry)).map((head) => ({ entry: head.entry, op: 'set', change: { set: { [path]: head.value } } })),
  );

function pending(document: FoldedDocument, entry: ReadableEntry, snapshot: string): Folding {
  const change: PendingChange = { entry: entry.body.id, op: entry.body.op, change: entry.body.change as Json };
  return { outcome: { is: 'pending', snapshot }, changed: [{ ...document, pending: [...document.pending, change] }] };
}

function considered(document: FoldedDocument, entry: ReadableEntry): FoldedDocument {
  const known = document.considered[entry.writer] ?? 0;
  return { ...document, considered: { ...document.considered, [entry.writer]: Math.max(known, entry.seq) } };
}

const folded = (document: FoldedDocument): Folding => ({ outcome: { is: 'folded' }, changed: [document] });
const withAct = (document: FoldedDocument, act: Act): FoldedDocument => ({ ...document, acts: [...document.acts, act] });
const stamp = ({ body }: ReadableEntry) => ({ entry: body.id, actor: body.actor, at: body.at.wall });
