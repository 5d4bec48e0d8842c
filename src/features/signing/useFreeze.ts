import type { FoldedDocument } from '@/domain/journal';
import { coveredBy, coverParts, makeSnapshot } from '@/domain/signing';
import { useSaving } from '@/features/saving';
import { useWorkspace, type EntryDraft, type LiveCase } from '@/ports/workspace';

/** 定稿: the snapshot's bytes, the act that names them and the freeze, in one transaction. */
export function useFreeze() {
  const workspace = useWorkspace();
  const { save, saving } = useSaving();

  /** False when it was not saved: then nothing is frozen. */
  async function freeze(live: LiveCase, transcript: FoldedDocument): Promise<boolean> {
    if (transcript.frozen !== null || transcript.action === null) return false;
    const at = workspace.now();
    const covered = coveredBy(live.documents, transcript);
    const { text, sha256 } = makeSnapshot(covered, { at, by: workspace.me.officer, case: live.id, action: transcript.action });
    const bytes = new Blob([text], { type: 'application/json' });
    const note = await workspace.describe(bytes, { role: 'snapshot', name: null, origin: 'made', takenAt: at });
    if (note.sha256 !== sha256) throw new Error('the snapshot was hashed differently');
    const same = { case: live.id, action: transcript.action, document: { kind: transcript.kind, id: transcript.id } };
    const acts: EntryDraft[] = [
      { ...same, op: 'attach', change: { files: [note] } },
      ...coverParts(covered).map((covers): EntryDraft => ({ ...same, op: 'freeze', change: { snapshot: sha256, covers } })),
    ];
    return (await save(acts, [{ note, bytes }])) !== null;
  }
  return { freeze, saving };
}
