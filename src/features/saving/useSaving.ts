import { shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useWorkspace, type EntryDraft, type NewFile } from '@/ports/workspace';
import { useToast } from '@/ui/overlay/useToast';

/**
 * Records acts and says in words when they could not be saved. Resolves with the entries' ids, or null: then nothing
 * of it was saved, and what the person entered must stay on the screen.
 */
export function useSaving() {
  const workspace = useWorkspace();
  const toast = useToast();
  const { t } = useI18n();
  /** How many records are under way: a deed button is busy meanwhile. */
  const saving = shallowRef(0);

  async function save(acts: readonly EntryDraft[], files: readonly NewFile[] = []): Promise<readonly string[] | null> {
    if (acts.length === 0) return [];
    saving.value += 1;
    try {
      const result = await workspace.record(acts, files);
      if (result.ok) return result.entries;
      toast.show({ tone: 'seal', text: t(`saving.problem.${result.problem}`), durationMs: 12_000 });
      return null;
    } catch {
      toast.show({ tone: 'seal', text: t('saving.problem.storageFailed'), durationMs: 12_000 });
      return null;
    } finally {
      saving.value -= 1;
    }
  }

  return { save, saving };
}
