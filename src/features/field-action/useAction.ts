import { computed } from 'vue';
import { readFieldAction } from '@/domain/fieldAction';
import { textOf, type FoldedDocument } from '@/domain/journal';
import type { LiveCase } from '@/ports/workspace';

/** One action of an open case, and the case it belongs to, as they stand now. */
export function useAction(live: () => LiveCase | null, actionId: () => string) {
  const document = computed<FoldedDocument | null>(() => live()?.documents.get(`fieldAction/${actionId()}`) ?? null);
  const action = computed(() => document.value && readFieldAction(document.value));
  const caseDocument = computed<FoldedDocument | null>(() => {
    const open = live();
    return (open && open.documents.get(`case/${open.id}`)) ?? null;
  });
  const caseNumber = computed(() => caseDocument.value && textOf(caseDocument.value, 'number'));
  return { document, action, caseDocument, caseNumber };
}
