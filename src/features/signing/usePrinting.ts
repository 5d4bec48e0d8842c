import type { Documents, FoldedDocument } from '@/domain/journal';
import { nextCopyNumber } from '@/domain/paper';
import { sheetName } from '@/domain/signing';
import { useSaving } from '@/features/saving';
import { useWorkspace } from '@/ports/workspace';
import type { Taken } from './useSign';

/** Signing by hand: a copy is printed under its number, and its sheets come back as photos. */
export function usePrinting() {
  const workspace = useWorkspace();
  const { save, saving } = useSaving();
  const target = (paper: FoldedDocument) => ({ case: paper.case, action: paper.action, document: { kind: paper.kind, id: paper.id } });

  const copyOf = (documents: Documents, paper: FoldedDocument): string => nextCopyNumber(documents, paper, workspace.device.letter);
  /** That a copy came out of the printer, as a person said. */
  const printed = async (paper: FoldedDocument, snapshot: string, copy: string, pages: number): Promise<boolean> =>
    (await save([{ ...target(paper), op: 'print', change: { snapshot, copy, pages } }])) !== null;

  async function keepSheet(paper: FoldedDocument, copy: string, page: number, { bytes, origin }: Taken): Promise<boolean> {
    const note = await workspace.describe(bytes, { role: 'page', name: sheetName(copy, page), origin, takenAt: workspace.now() });
    return (await save([{ ...target(paper), op: 'attach', change: { files: [note] } }], [{ note, bytes }])) !== null;
  }
  return { copyOf, printed, keepSheet, saving };
}
