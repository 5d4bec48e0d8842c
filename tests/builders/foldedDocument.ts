import type { FoldedDocument, Json } from '@/domain/journal';
import { documentKey } from '@/domain/journal';

/** A folded document whose paths each have one head, written by the entry `<id>:<path>` unless told otherwise. */
export function aDocument(kind: string, id: string, paths: Readonly<Record<string, Json>>, given: Partial<FoldedDocument> = {}): FoldedDocument {
  return {
    kind,
    id,
    case: 'case-1',
    action: kind === 'fieldAction' ? id : null,
    schema: 1,
    created: { entry: `${id}:create`, actor: 'officer-zhang', at: '2024-08-16T22:40:00.000Z' },
    paths: Object.fromEntries(Object.entries(paths).map(([path, value]) => [path, [{ entry: `${id}:${path}`, value }]])),
    files: [],
    acts: [],
    frozen: null,
    pending: [],
    considered: {},
    ...given,
  };
}

export const documentMap = (documents: readonly FoldedDocument[]): Map<string, FoldedDocument> => new Map(documents.map((document) => [documentKey(document), document]));
