import { stableId } from '@/domain/case/stableId';

/**
 * Ids of rows within a case: from the file's own id where it has one, else from what names the row. Rows of one name are
 * told apart by their order, so that the same file gives the same ids.
 */
export function rowIds(kind: string, caseId: string): (ownId: string | null, ...naming: (string | null)[]) => string {
  const seen = new Map<string, number>();
  return (ownId, ...naming) => {
    const parts = ownId === null ? ['name', ...naming.map((part) => part ?? '')] : ['own', ownId];
    const name = parts.join('\u001f');
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return stableId(kind, caseId, ...parts, String(nth));
  };
}
