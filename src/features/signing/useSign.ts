import type { FileNote, FoldedDocument, ReadingOfPaper, RecordingOfOutcome, ReplacingOfOutcome, SigningForm, SigningOutcome, WitnessOfOutcome } from '@/domain/journal';
import { strokesDocument, type Signer } from '@/domain/signing';
import { useSaving } from '@/features/saving';
import { useWorkspace, type EntryDraft, type NewFile } from '@/ports/workspace';
import type { Drawing } from './drawing';

/** Why somebody did not sign, who saw it, and where it is recorded. */
export interface Declining {
  readonly is: 'refused' | 'unable' | 'absent';
  readonly reason: string;
  readonly witness: WitnessOfOutcome | null;
  readonly recorder: string;
  readonly at: string;
  readonly clip: File | null;
}

/** A picture as it was taken. */
export interface Taken {
  readonly bytes: Blob;
  readonly origin: FileNote['origin'];
}

/**
 * How one person's signing ended: drawn, by fingerprint or seal, on paper, refused, unable or absent; what shows it goes with it. `because`: why it takes the
 * place of what is recorded of this person; null: nothing is, or nobody knew of it here, and then both are told.
 */
export function useSign() {
  const workspace = useWorkspace();
  const { save, saving } = useSaving();

  const target = (paper: FoldedDocument) => ({ case: paper.case, action: paper.action, document: { kind: paper.kind, id: paper.id } });
  const act = (paper: FoldedDocument, snapshot: string, signer: Signer, outcome: SigningOutcome, because: string | null): EntryDraft => ({
    ...target(paper), op: 'sign', change: { snapshot, person: { id: signer.id, name: signer.name, role: signer.roles.join(',') }, outcome: { ...outcome, ...replacing(signer, because) } },
  });
  async function recordWith(paper: FoldedDocument, files: readonly NewFile[], signing: EntryDraft): Promise<boolean> {
    const attaching: EntryDraft[] = files.length > 0 ? [{ ...target(paper), op: 'attach', change: { files: files.map(({ note }) => note) } }] : [];
    return (await save([...attaching, signing], files)) !== null;
  }

  async function sign(paper: FoldedDocument, snapshot: string, signer: Signer, { png, strokes, widthPx, heightPx }: Drawing, read: ReadingOfPaper, because: string | null = null): Promise<boolean> {
    const takenAt = workspace.now();
    const trace = new Blob([JSON.stringify(strokesDocument(strokes, { widthPx, heightPx, takenAt }))], { type: 'application/json' });
    const [picture, way] = await Promise.all([
      workspace.describe(png, { role: 'signature', name: signer.name, origin: 'live', takenAt }),
      workspace.describe(trace, { role: 'trace', name: signer.name, origin: 'live', takenAt }),
    ]);
    return recordWith(paper, [{ note: picture, bytes: png }, { note: way, bytes: trace }], act(paper, snapshot, signer, { is: 'signed', file: picture.sha256, read }, because));
  }

  /** 捺印 or 盖章: what counts is on the finger or the stamp, so that a photo is what the tablet keeps. */
  async function mark(paper: FoldedDocument, snapshot: string, signer: Signer, form: Exclude<SigningForm, 'paper'>, { bytes, origin }: Taken, read: ReadingOfPaper, because: string | null = null): Promise<boolean> {
    const note = await workspace.describe(bytes, { role: 'signature', name: signer.name, origin, takenAt: workspace.now() });
    return recordWith(paper, [{ note, bytes }], act(paper, snapshot, signer, { is: 'signed', file: note.sha256, form, read }, because));
  }

  /** Signed by hand on a page that was photographed back in. */
  const onPaper = (paper: FoldedDocument, snapshot: string, signer: Signer, page: number, file: string, because: string | null = null): Promise<boolean> =>
    recordWith(paper, [], act(paper, snapshot, signer, { is: 'signed', file, form: 'paper', page }, because));

  async function decline(paper: FoldedDocument, snapshot: string, signer: Signer, { is, reason, witness, recorder, at, clip }: Declining, because: string | null = null): Promise<boolean> {
    const note = clip && (await workspace.describe(clip, { role: 'photo', name: clip.name, origin: 'imported', takenAt: new Date(clip.lastModified).toISOString() }));
    const recording: RecordingOfOutcome = { ...(recorder.trim() ? { recorder: recorder.trim() } : {}), ...(at.trim() ? { at: at.trim() } : {}), ...(note ? { file: note.sha256 } : {}) };
    const outcome: SigningOutcome = { is, reason: reason.trim(), ...(witness ? { witness } : {}), ...(Object.keys(recording).length > 0 ? { recording } : {}) };
    return recordWith(paper, clip && note ? [{ note, bytes: clip }] : [], act(paper, snapshot, signer, outcome, because));
  }

  return { sign, mark, onPaper, decline, saving };
}

function replacing({ signed, former }: Signer, because: string | null): { readonly replaces?: ReplacingOfOutcome } {
  if (!signed || because === null) return {};
  // Those that nobody replaced yet, too: two tablets may each have recorded one.
  return { replaces: { entries: [signed, ...former.filter(({ reason }) => reason === null)].map(({ entry }) => entry), reason: because.trim() } };
}
