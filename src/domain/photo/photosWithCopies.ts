import type { FileTag } from '../journal';

/** A photo as it was taken or imported, and the copies that were made of it, oldest first. */
export interface PhotoWithCopies {
  readonly tag: FileTag;
  readonly copies: readonly FileTag[];
}

/** Whether a file is a photo in its own right; what the app made of one never counts as one (B7). */
export const isPhoto = ({ role, origin }: Pick<FileTag, 'role' | 'origin'>): boolean => role === 'photo' && origin !== 'made';

/** The photos of a document in their order, each with its copies. A copy whose original is not here stands by itself: nothing that was kept is hidden. */
export function photosWithCopies(files: readonly FileTag[]): PhotoWithCopies[] {
  const originals = files.filter(isPhoto);
  const made = files.filter((file) => file.role === 'photo' && !isPhoto(file));
  // Of one picture that was attached twice, the copies stand with the first.
  const firsts = new Map<string, FileTag>();
  for (const tag of originals) if (!firsts.has(tag.sha256)) firsts.set(tag.sha256, tag);
  const alone = made.filter(({ copy }) => copy === undefined || !firsts.has(copy.of));
  const byOriginal = new Map<string, FileTag[]>();
  for (const tag of made) if (tag.copy) byOriginal.set(tag.copy.of, [...(byOriginal.get(tag.copy.of) ?? []), tag]);
  return [...originals.map((tag) => ({ tag, copies: firsts.get(tag.sha256) === tag ? (byOriginal.get(tag.sha256) ?? []) : [] })), ...alone.map((tag) => ({ tag, copies: [] }))];
}
