import { isWithdrawn, textOf, type FileTag, type FoldedDocument } from '@/domain/journal';

/** One photo and the document that it belongs to. */
export interface Photo {
  readonly tag: FileTag;
  /** Null where the context says it. */
  readonly document: FoldedDocument | null;
  /** Label of the item, or null: of the action as a whole. */
  readonly of: string | null;
}

/** Every photo of an action, newest first. */
export function photosOf(documents: Iterable<FoldedDocument>, actionId: string): Photo[] {
  const photos: Photo[] = [];
  for (const document of documents) {
    if (document.action !== actionId || isWithdrawn(document)) continue;
    const of = document.kind === 'item' ? textOf(document, 'label') : null;
    for (const tag of document.files) if (tag.role === 'photo') photos.push({ tag, document, of });
  }
  // Entry ids are UUIDv7: they sort by the time of capture, as the device claimed it.
  return photos.sort((a, b) => (a.tag.entry < b.tag.entry ? 1 : a.tag.entry > b.tag.entry ? -1 : 0));
}
