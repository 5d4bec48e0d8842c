import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { textOf, type FoldedDocument } from '@/domain/journal';
import { paperSigners, stageOf } from '@/domain/signing';
import type { ActionTabProps } from '@/ports/action';
import type { IconName, Tone } from '@/ui';
import type { PaperChanges } from './usePaperChanges';
import { transcriptsOf } from './useTranscript';

/** A paper of the action as its card tells it. */
export interface PaperCard {
  readonly id: string;
  readonly title: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly state: string;
}

/** The papers of an action, and where each stands: draft, no longer in agreement, frozen, signed by how many. */
export function usePaperCards(props: ActionTabProps, changesOf: PaperChanges) {
  const { t, te } = useI18n();
  const templateWord = (id: string): string => (te(`transcript.template.${id}`) ? t(`transcript.template.${id}`) : id);

  function stateOf(paper: FoldedDocument): Pick<PaperCard, 'tone' | 'icon' | 'state'> {
    if (paper.frozen !== null) {
      const signers = paperSigners(props.live.documents, paper);
      const done = signers.filter(({ signed }) => signed !== null).length;
      if (stageOf(props.live.documents, paper) === 'sealed') return { tone: 'ok', icon: 'check', state: t('transcript.state.sealed', { n: done }) };
      return { tone: 'court', icon: 'lock', state: t('transcript.state.signing', { n: done, of: signers.length }) };
    }
    const changes = changesOf(paper);
    if (!changes) return { tone: 'plain', icon: 'pen', state: t('transcript.state.draft') };
    return changes.length > 0 ? { tone: 'wait', icon: 'warning', state: t('transcript.state.differs') } : { tone: 'plain', icon: 'pen', state: t('transcript.state.agrees') };
  }
  const cards = computed<readonly PaperCard[]>(() =>
    transcriptsOf(props.live.documents, props.actionId).map((paper) => ({
      id: paper.id,
      title: textOf(paper, 'title') ?? templateWord((textOf(paper, 'template') ?? '').split('@')[0] ?? ''),
      ...stateOf(paper),
    })),
  );
  return { cards, templateWord };
}
