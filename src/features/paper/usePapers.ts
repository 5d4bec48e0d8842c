import { computed, ref, shallowRef, watch } from 'vue';
import { draftSource, frozenSource, handoverPaper, paperSet, type Paper, type PaperSource } from '@/domain/paper';
import { handoversOf } from '@/domain/handover';
import type { FoldedDocument } from '@/domain/journal';
import { coversItself, papersOf, paperSigners } from '@/domain/signing';
import type { ActionTabProps } from '@/ports/action';
import { useWorkspace } from '@/ports/workspace';

/** The papers of an action as they are printed: those of the signed snapshot, or a draft of what stands now. */
export function usePapers(props: ActionTabProps) {
  const workspace = useWorkspace();
  const signable = computed(() => papersOf(props.live.documents, props.actionId).filter(({ kind }) => kind === 'transcript'));
  const chosenId = ref<string | null>(null);
  /** The one that was chosen; else the newest over the whole action, a frozen one before all others. */
  const document = computed<FoldedDocument | null>(() => {
    const whole = signable.value.filter((each) => !coversItself(each));
    return signable.value.find(({ id }) => id === chosenId.value) ?? whole.find(({ frozen }) => frozen !== null) ?? whole.at(-1) ?? signable.value[0] ?? null;
  });

  /** The snapshot's bytes as text; null while they are looked for or where they are not to be had. */
  const snapshot = shallowRef<{ readonly sha256: string; readonly text: string | null } | null>(null);
  watch(
    [() => document.value?.frozen ?? null, () => workspace.queue.link.state === 'reached'] as const,
    async ([wanted]) => {
      if (wanted === null || (snapshot.value?.sha256 === wanted && snapshot.value.text !== null)) return;
      const blob = await workspace.file(wanted);
      if (document.value?.frozen === wanted) snapshot.value = { sha256: wanted, text: blob ? await blob.text() : null };
    },
    { immediate: true },
  );
  /** Signed, but what was signed is not on this tablet: nothing else is printed in its place. */
  const isMissing = computed(() => document.value?.frozen != null && snapshot.value?.sha256 === document.value.frozen && snapshot.value.text === null);

  const source = computed<PaperSource | null>(() => {
    const paper = document.value;
    if (!paper?.frozen) return draftSource(props.live.documents, props.actionId, paper);
    return snapshot.value?.sha256 === paper.frozen && snapshot.value.text !== null ? frozenSource(props.live.documents, paper, snapshot.value.text) : null;
  });
  /** Whether there is something to make papers from: what was signed has to be read first. */
  const isReady = computed(() => source.value !== null);
  /** With the lists of things that changed hands; each of those is signed by itself and made from what stands. */
  function papers(): Paper[] {
    if (!source.value) return [];
    const isWhole = document.value === null || !coversItself(document.value);
    const draft = draftSource(props.live.documents, props.actionId, document.value);
    const moves = isWhole ? handoversOf(props.live.documents.values()).filter((each) => each.action === props.actionId && !each.withdrawn && each.what !== 'copy') : [];
    return [...paperSet(source.value, isWhole), ...moves.flatMap(({ id }) => handoverPaper(draft, id) ?? [])];
  }
  const openSigners = computed(() => (document.value?.frozen ? paperSigners(props.live.documents, document.value).filter(({ signed }) => signed === null).length : 0));

  return { signable, chosenId, document, papers, isMissing, isReady, openSigners };
}
