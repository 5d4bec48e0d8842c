import type { FoldedDocument, SigningOutcome } from '@/domain/journal';
import { strokesDocument, type Signer } from '@/domain/signing';
import { useSaving } from '@/features/saving';
import { useWorkspace, type EntryDraft } from '@/ports/workspace';
import type { Drawing } from './drawing';

/** How one person's signing ended: drawn, refused, unable or absent; the picture and the pen's way go with it. */
export function useSign() {
  const workspace = useWorkspace();
  const { save, saving } = useSaving();

  const target = (paper: FoldedDocument) => ({ case: paper.case, action: paper.action, document: { kind: paper.kind, id: paper.id } });
  function act(paper: FoldedDocument, snapshot: string, { id, name, roles }: Signer, outcome: SigningOutcome): EntryDraft {
    return { ...target(paper), op: 'sign', change: { snapshot, person: { id, name, role: roles.join(',') }, outcome } };
  }

  async function sign(paper: FoldedDocument, snapshot: string, signer: Signer, { png, strokes, widthPx, heightPx }: Drawing): Promise<boolean> {
    const takenAt = workspace.now();
    const trace = new Blob([JSON.stringify(strokesDocument(strokes, { widthPx, heightPx, takenAt }))], { type: 'application/json' });
    const [picture, way] = await Promise.all([
      workspace.describe(png, { role: 'signature', name: signer.name, origin: 'live', takenAt }),
      workspace.describe(trace, { role: 'trace', name: signer.name, origin: 'live', takenAt }),
    ]);
    const acts: EntryDraft[] = [
      { ...target(paper), op: 'attach', change: { files: [picture, way] } },
      act(paper, snapshot, signer, { is: 'signed', file: picture.sha256 }),
    ];
    return (await save(acts, [{ note: picture, bytes: png }, { note: way, bytes: trace }])) !== null;
  }

  const decline = async (paper: FoldedDocument, snapshot: string, signer: Signer, is: 'refused' | 'unable' | 'absent', reason: string): Promise<boolean> =>
    (await save([act(paper, snapshot, signer, { is, reason })])) !== null;

  return { sign, decline, saving };
}
