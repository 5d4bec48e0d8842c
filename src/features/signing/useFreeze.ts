import { documentKey, valueOf, type FoldedDocument, type Json } from '@/domain/journal';
import { coveredBy, coverParts, handoverText, makeSnapshot } from '@/domain/signing';
import { useSaving, writing } from '@/features/saving';
import { useWorkspace, type EntryDraft, type LiveCase } from '@/ports/workspace';

/** 定稿: the snapshot's bytes, the act that names them and the freeze, in one transaction. */
export function useFreeze() {
  const workspace = useWorkspace();
  const { save, saving } = useSaving();

  /** False when it was not saved: then nothing is frozen. */
  async function freeze(live: LiveCase, asked: FoldedDocument): Promise<boolean> {
    const paper = asked.frozen === null && asked.action !== null ? await worded(live, asked) : null;
    if (!paper || paper.action === null) return false;
    const at = workspace.now();
    const covered = coveredBy(live.documents, paper);
    const { text, sha256 } = makeSnapshot(covered, { at, by: workspace.me.officer, case: live.id, action: paper.action });
    const bytes = new Blob([text], { type: 'application/json' });
    const note = await workspace.describe(bytes, { role: 'snapshot', name: null, origin: 'made', takenAt: at });
    if (note.sha256 !== sha256) throw new Error('the snapshot was hashed differently');
    const same = { case: live.id, action: paper.action, document: { kind: paper.kind, id: paper.id } };
    const acts: EntryDraft[] = [
      { ...same, op: 'attach', change: { files: [note] } },
      ...coverParts(covered).map((covers): EntryDraft => ({ ...same, op: 'freeze', change: { snapshot: sha256, covers } })),
    ];
    return (await save(acts, [{ note, bytes }])) !== null;
  }

  /** A hand-over is put into words before it is frozen: people sign a text that they can read, not a list of ids. */
  async function worded(live: LiveCase, paper: FoldedDocument): Promise<FoldedDocument | null> {
    if (paper.kind !== 'handover') return paper;
    const words: Readonly<Record<string, Json>> = { ...handoverText(live.documents, paper) };
    const isWritten = Object.entries(words).every(([path, value]) => valueOf(paper, path) === value);
    if (!isWritten && !(await save([writing(paper, words)]))) return null;
    return live.documents.get(documentKey(paper)) ?? null;
  }
  return { freeze, saving };
}
