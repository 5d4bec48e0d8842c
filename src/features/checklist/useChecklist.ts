import { computed } from 'vue';
import { catalogue } from '@/domain/law/catalogue/registry';
import { checkAction } from '@/domain/law/checkAction';
import { isOpen, stops, type Shortfall } from '@/domain/law/shortfall';
import type { FoldedDocument } from '@/domain/journal';
import type { ActionTabProps } from '@/ports/action';
import { useNow } from '@/ports/useNow';
import { useWorkspace } from '@/ports/workspace';
import { useRested } from '@/ui';

const MINUTE_MS = 60_000;

export type Checklist = ReturnType<typeof useChecklist>;

/**
 * The rules on one action and its paper, looked at again when something changed and then rested, and every minute: some of them are clocks.
 * `first`: whether the screen waits for the first look, or shows it when it is there.
 */
export function useChecklist(props: ActionTabProps, paper: () => FoldedDocument | null, first: 'now' | 'later' = 'now') {
  const { seals, farOverRatio } = useWorkspace();
  const nowMs = useNow();
  const minute = computed(() => Math.floor(nowMs.value / MINUTE_MS));
  const { found, lookNow } = useRested((): readonly Shortfall[] => {
    const action = props.live.documents.get(`fieldAction/${props.actionId}`);
    const strips = { ranges: seals.ranges, usedOutside: seals.usedOutside(props.live.id) };
    return action ? checkAction({ documents: props.live.documents, action, paper: paper(), at: new Date(minute.value * MINUTE_MS).toISOString(), strips, farOverRatio: farOverRatio() }) : [];
  }, first);
  const all = computed(() => found.value ?? []);
  const isFrozen = computed(() => paper()?.frozen != null);
  /** Before the freeze only what it waits for; afterwards what the act still waits for. */
  const standing = computed(() => all.value.filter(({ stage, level }) => level === 'record' || (stage === 'close') === isFrozen.value));
  const blocking = computed(() => standing.value.filter(stops));
  const doubtful = computed(() => standing.value.filter((each) => isOpen(each) && !stops(each)));
  const answered = computed(() => standing.value.filter((each) => each.level !== 'record' && !isOpen(each)));
  const told = computed(() => standing.value.filter(({ level }) => level === 'record'));
  const total = catalogue.length;
  const met = computed(() => total - new Set([...blocking.value, ...doubtful.value].map(({ rule }) => rule)).size);
  return { isThere: computed(() => found.value !== null), lookNow, isFrozen, blocking, doubtful, answered, told, total, met };
}
