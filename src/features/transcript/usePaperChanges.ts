import { computed, type ComputedRef } from 'vue';
import { documentKey, type FoldedDocument } from '@/domain/journal';
import { paperChanges, type InputChange } from '@/domain/transcript';
import type { ActionTabProps } from '@/ports/action';

export type PaperChanges = (paper: FoldedDocument) => readonly InputChange[] | null;

/** Where the papers of an action no longer agree with what was captured: each is looked through once after a change, for everything that shows it. */
export function usePaperChanges(props: ActionTabProps): PaperChanges {
  const known = new Map<string, ComputedRef<readonly InputChange[] | null>>();
  return (paper) => {
    const key = documentKey(paper);
    const looked = known.get(key) ?? computed(() => paperChanges(props.live.documents, props.actionId, props.live.documents.get(key) ?? paper));
    known.set(key, looked);
    return looked.value;
  };
}
