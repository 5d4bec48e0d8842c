import type { DocumentRef, FileNote, Place } from '@/domain/journal';
import type { EntryDraft } from '@/ports/workspace';

/** What a photo is taken of: an item of the action, or the action itself. */
export interface PhotoOf {
  readonly case: string;
  readonly action: string;
  readonly item: string | null;
  /** The hand-over whose things are photographed as they change hands. */
  readonly handover?: string;
}

export const photoDocument = ({ action, item, handover }: Pick<PhotoOf, 'action' | 'item' | 'handover'>): DocumentRef =>
  handover !== undefined ? { kind: 'handover', id: handover } : item === null ? { kind: 'fieldAction', id: action } : { kind: 'item', id: item };

/** The act that announces one photo, with the place as the receiver claimed it. */
export const attachPhoto = (of: PhotoOf, note: FileNote, place: Place | null): EntryDraft => ({
  case: of.case,
  action: of.action,
  document: photoDocument(of),
  op: 'attach',
  change: { files: [note] },
  place,
});
