import { computed, shallowRef, watch } from 'vue';
import { readCase } from '@/domain/case/readCase';
import type { CaseRecord } from '@/domain/case/caseRecord';
import type { FoldedDocument } from '@/domain/journal';
import type { LiveCase } from '@/ports/workspace';

const courtKinds: readonly string[] = ['case', 'party', 'clue', 'paper'];

/** What the court tells of an open case; read anew only when something of the court changed, not at every item. */
export function useCaseRecord(live: () => LiveCase | null) {
  const record = shallowRef<CaseRecord | null>(null);
  const sent = computed(() => [...(live()?.documents.values() ?? [])].filter(({ kind }) => courtKinds.includes(kind)));
  const isSame = (a: readonly FoldedDocument[], b: readonly FoldedDocument[]) => a.length === b.length && a.every((document, i) => document === b[i]);
  watch(sent, (now, before) => {
    if (!before || !isSame(now, before)) record.value = readCase(now);
  }, { immediate: true });
  return record;
}
