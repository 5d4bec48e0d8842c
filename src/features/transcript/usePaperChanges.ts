import type { FoldedDocument } from '@/domain/journal';
import { paperChanges, type InputChange } from '@/domain/transcript';
import type { ActionTabProps } from '@/ports/action';
import { useRested } from '@/ui';
import { transcriptsOf } from './useTranscript';

export type PaperChanges = (paper: FoldedDocument) => readonly InputChange[] | null;

/** Where the papers of an action no longer agree with what was captured, for everything that shows it; a change is seen when it rests. */
export function usePaperChanges(props: ActionTabProps): PaperChanges {
  const { found } = useRested(() => new Map(transcriptsOf(props.live.documents, props.actionId).map((paper) => [paper.id, paperChanges(props.live.documents, props.actionId, paper)])), 'now');
  return ({ id }) => found.value?.get(id) ?? null;
}
