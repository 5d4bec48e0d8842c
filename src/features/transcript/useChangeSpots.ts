import { useRouter, type RouteLocationRaw } from 'vue-router';
import type { FoldedDocument } from '@/domain/journal';

/** Where a document that a paper was made from is put right; undefined where it has no place of its own. */
export function useChangeSpots(documents: () => ReadonlyMap<string, FoldedDocument>, actionId: () => string) {
  const router = useRouter();
  const tabs: Readonly<Record<string, string>> = { item: 'inventory', fieldAction: 'people', parcel: 'land', handover: 'custody' };

  /** `key`: kind and id of the document, as `item/…`. */
  return (key: string): RouteLocationRaw | undefined => {
    const [kind = '', ...rest] = key.split('/');
    const id = rest.join('/');
    const tab = tabs[kind];
    if (tab !== undefined) return router.hasRoute(`action-${tab}`) ? { name: `action-${tab}`, params: { actionId: actionId() }, query: kind === 'item' ? { item: id } : {} } : undefined;
    const caseId = documents().get(key)?.case;
    return ['case', 'party', 'paper', 'clue'].includes(kind) && caseId !== undefined && router.hasRoute('case') ? { name: 'case', params: { caseId } } : undefined;
  };
}
