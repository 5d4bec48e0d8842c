import type { FoldedDocument, Json } from '@/domain/journal';
import { templateKey, templates } from '@/domain/transcript';
import { useSaving } from '@/features/saving';
import { useWorkspace, type EntryDraft, type LiveCase } from '@/ports/workspace';

/** The newest form of a correction (补正笔录). */
const form = () => templates.filter(({ id }) => id === 'correction').at(-1) ?? null;

/** 补正: what was changed after everybody had signed becomes a paper of its own, which cites the signed one and is signed in its turn. */
export function useCorrection() {
  const workspace = useWorkspace();
  const { save, saving } = useSaving();

  /** The id of the correction, or null: nothing was saved. */
  async function correct(live: LiveCase, paper: FoldedDocument, takesUp: readonly string[]): Promise<string | null> {
    const template = form();
    if (!template || paper.action === null) return null;
    const id = workspace.newId();
    const same = { case: paper.case, action: paper.action, document: { kind: 'transcript', id } };
    const leaves: Readonly<Record<string, Json>> = { template: templateKey(template), corrects: paper.id, takesUp: [...takesUp], startedAt: workspace.now() };
    const created = await save([{ ...same, op: 'create', change: { set: leaves } }]);
    const entry = created?.[0];
    if (entry === undefined) return null;
    const { title, text, inputs } = template.generate({ documents: new Map(live.documents), action: paper.action, transcript: id });
    const written: EntryDraft[] = [
      { ...same, op: 'set', change: { set: { title, text }, seen: {} } },
      { ...same, op: 'set', change: { set: { inputs: inputs.map((input) => ({ ...input })) }, seen: {} } },
    ];
    return (await save(written)) ? id : null;
  }
  return { correct, saving };
}
