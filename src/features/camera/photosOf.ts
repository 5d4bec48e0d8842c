import { isWithdrawn, textOf, type FoldedDocument } from '@/domain/journal';
import { photosWithCopies, type PhotoWithCopies } from '@/domain/photo';

/** One photo with its copies, and the document that it belongs to. */
export interface Photo extends PhotoWithCopies {
  readonly document: FoldedDocument;
  /** Label of the item, or null: of the action as a whole. */
  readonly of: string | null;
}

/** The photos of one document, in the order of their taking. */
export function photosOfDocument(document: FoldedDocument): Photo[] {
  const of = document.kind === 'item' ? textOf(document, 'label') : null;
  return photosWithCopies(document.files).map((photo) => ({ ...photo, document, of }));
}

/** Every photo of an action, newest first. */
export function photosOf(documents: Iterable<FoldedDocument>, actionId: string): Photo[] {
  const photos = [...documents].flatMap((document) => (document.action !== actionId || isWithdrawn(document) ? [] : photosOfDocument(document)));
  // Entry ids are UUIDv7: they sort by the time of capture, as the device claimed it.
  return photos.sort((a, b) => (a.tag.entry < b.tag.entry ? 1 : a.tag.entry > b.tag.entry ? -1 : 0));
}
