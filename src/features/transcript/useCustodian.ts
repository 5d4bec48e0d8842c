import { useI18n } from 'vue-i18n';
import { valueOf } from '@/domain/journal';
import type { Custodian } from '@/domain/transcript';
import { writing, type LastAct } from '@/features/saving';
import type { useTranscript } from './useTranscript';

/** Records who keeps the things. A text that nobody has touched follows by itself; a corrected one is only shown to differ. */
export function useCustodian({ document, generation }: ReturnType<typeof useTranscript>, act: LastAct['act']) {
  const { t } = useI18n();

  function isAsGenerated(): boolean {
    const [first] = generation();
    return first?.op === 'set' && document.value !== null && first.change.set['text'] === valueOf(document.value, 'text');
  }
  /** False when it was not saved: the sheet stays. */
  async function saveCustodian(chosen: Custodian): Promise<boolean> {
    if (!document.value) return false;
    const untouched = isAsGenerated();
    if (!(await act([writing(document.value, { custodian: { ...chosen } })], t('transcript.custodian.saved')))) return false;
    return !untouched || act(generation(), null);
  }
  return { saveCustodian };
}
