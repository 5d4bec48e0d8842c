import { useI18n } from 'vue-i18n';
import type { Custodian } from '@/domain/transcript';
import type { LastAct } from '@/features/saving';
import { usePaperActs } from './usePaperActs';
import type { useTranscript } from './useTranscript';

/** Records who keeps the things. */
export function useCustodian(transcript: ReturnType<typeof useTranscript>, act: LastAct['act']) {
  const { t } = useI18n();
  const { followed } = usePaperActs(transcript, act);
  /** False when it was not saved: the sheet stays. */
  const saveCustodian = (chosen: Custodian): Promise<boolean> => followed({ custodian: { ...chosen } }, t('transcript.custodian.saved'));
  return { saveCustodian };
}
