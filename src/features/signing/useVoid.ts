import type { FoldedDocument } from '@/domain/journal';
import { coveredBySnapshot } from '@/domain/signing';
import { useSaving } from '@/features/saving';
import type { EntryDraft, LiveCase } from '@/ports/workspace';

/** Documents that one entry names; an entry holds some eight times as many. */
const PART = 1_000;

/** 作废: a freeze is taken back while not everybody has signed. Who signed stays to be seen. */
export function useVoid() {
  const { save, saving } = useSaving();

  async function takeBack(live: LiveCase, paper: FoldedDocument, snapshot: string, reason: string): Promise<boolean> {
    const covers = coveredBySnapshot(live.documents, paper, snapshot).map(({ kind, id }) => ({ kind, id }));
    const knew = paper.acts.flatMap((act) => (act.is === 'sign' && act.snapshot === snapshot ? [act.entry] : []));
    const acts: EntryDraft[] = [];
    for (let from = 0; from < covers.length; from += PART) {
      acts.push({ case: paper.case, action: paper.action, document: { kind: paper.kind, id: paper.id }, op: 'void', change: { snapshot, covers: covers.slice(from, from + PART), reason, knew } });
    }
    return (await save(acts)) !== null;
  }
  return { takeBack, saving };
}
