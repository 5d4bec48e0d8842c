import { shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { documentKey, type FoldedDocument } from '@/domain/journal';
import { useToast } from '@/ui/overlay/useToast';
import type { EntryDraft, NewFile } from '@/ports/workspace';
import { undoOf } from './undoOf';
import { useSaving } from './useSaving';

export type LastAct = ReturnType<typeof useLastAct>;

/** Saves like useSaving and remembers how the last deed is taken back, for as long as nothing of it is sealed. */
export function useLastAct(documents: () => ReadonlyMap<string, FoldedDocument>) {
  const { t } = useI18n();
  const toast = useToast();
  const { save, saving } = useSaving();
  const last = shallowRef<{ readonly said: string; readonly acts: readonly EntryDraft[] } | null>(null);
  let shown: number | null = null;

  /** `said` is the deed in words, for the undo button and the toast; without it the deed is remembered silently. */
  async function act(acts: readonly EntryDraft[], said: string | null, files: readonly NewFile[] = []): Promise<boolean> {
    const before = new Map(documents());
    const entries = await save(acts, files);
    if (!entries) return false;
    const backwards = acts.map((each, i) => undoOf(each, before.get(documentKey(each.document)), entries[i] ?? '', t('saving.undoReason'))).reverse();
    const undoable = backwards.filter((each) => each !== null);
    const mine = undoable.length === acts.length ? { said: said ?? t('saving.change'), acts: undoable } : null;
    last.value = mine;
    // A word that offers to undo speaks of the last deed alone: the one before must not stand there with it.
    if (shown !== null) toast.dismiss(shown);
    shown = said === null ? null : toast.show({ text: said, tone: 'ok', action: mine ? { label: t('saving.undo'), run: () => void (last.value === mine && undo()) } : undefined });
    return true;
  }

  async function undo(): Promise<void> {
    const taking = last.value;
    if (!taking) return;
    last.value = null;
    const frozen = taking.acts.some(({ document }) => documents().get(documentKey(document))?.frozen);
    if (frozen) toast.show({ tone: 'wait', text: t('saving.frozenMeanwhile') });
    else if (await save(taking.acts)) toast.show({ tone: 'plain', text: t('saving.undone', { said: taking.said }) });
    else last.value = taking;
  }

  return { act, undo, last, saving };
}
