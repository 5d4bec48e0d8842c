import { headsOf, valueOf, WITHDRAWN, type FoldedDocument, type Json } from '@/domain/journal';
import type { EntryDraft } from '@/ports/workspace';

/**
 * The acts that take one recorded act back, given its document as it stood before (undefined: there was none) and the
 * entry that the act became. Null where there is nothing that takes it back: a freeze, a signature, a choice between values.
 */
export function undoOf(act: EntryDraft, before: FoldedDocument | undefined, entry: string, reason: string): EntryDraft | null {
  const same = { case: act.case, action: act.action, document: act.document };
  switch (act.op) {
    case 'create':
      return { ...same, op: 'withdraw', change: { withdrawn: true, reason, seen: [] } };
    case 'set': {
      const paths = Object.keys(act.change.set);
      // Another person's value stood beside it: taking ours back would choose for them.
      if (!before || paths.some((path) => headsOf(before, path).length > 1)) return null;
      const set: Record<string, Json> = Object.fromEntries(paths.map((path) => [path, valueOf(before, path) ?? null]));
      return { ...same, op: 'set', change: { set, seen: Object.fromEntries(paths.map((path) => [path, [entry]])) } };
    }
    case 'withdraw':
      return { ...same, op: 'withdraw', change: { withdrawn: !act.change.withdrawn, reason, seen: [entry] } };
    case 'attach': {
      const [file, ...more] = act.change.files;
      return file && more.length === 0 ? { ...same, op: 'detach', change: { sha256: file.sha256, seen: [entry], reason } } : null;
    }
    case 'resolve':
    case 'detach':
    case 'freeze':
    case 'sign':
    case 'note':
    case 'lost':
    case 'admit':
    case 'review':
    case 'void':
    case 'print':
      return null;
  }
}

/** A withdrawal (撤回) of a document, or its return, as an act that names what stood. */
export const withdrawal = (document: FoldedDocument, withdrawn: boolean, reason: string): EntryDraft => ({
  case: document.case,
  action: document.action,
  document: { kind: document.kind, id: document.id },
  op: 'withdraw',
  change: { withdrawn, reason, seen: headsOf(document, WITHDRAWN) },
});

/** One `set` of a document's paths that names the heads the person saw. */
export const writing = (document: FoldedDocument, set: Readonly<Record<string, Json>>, seen?: Readonly<Record<string, readonly string[]>>): EntryDraft => ({
  case: document.case,
  action: document.action,
  document: { kind: document.kind, id: document.id },
  op: 'set',
  change: { set, seen: seen ?? Object.fromEntries(Object.keys(set).map((path) => [path, headsOf(document, path)])) },
});
