import { textOf } from '@/domain/journal';
import type { Photo } from './photosOf';

export const galleryFilters = ['all', 'noItem', 'imported', 'unsent'] as const;
export type GalleryFilter = (typeof galleryFilters)[number];

/** The photos of one thing, or of what is no thing: the scene, a hand-over. */
export interface PhotoGroup {
  readonly key: string;
  readonly of: string | null;
  readonly photos: readonly Photo[];
}

export type GalleryRow =
  | { readonly is: 'head'; readonly key: string; readonly of: string | null; readonly count: number }
  /** `from`: the place of its first photo among all that are shown. */
  | { readonly is: 'tiles'; readonly key: string; readonly from: number; readonly photos: readonly Photo[] };

export const isShown = (filter: GalleryFilter, { tag, document }: Photo, isUnsent: (sha256: string) => boolean): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'noItem':
      return document.kind !== 'item';
    case 'imported':
      return tag.origin === 'imported';
    case 'unsent':
      return isUnsent(tag.sha256);
  }
};

/** Photos by what they show: the scene first, then the things in the order of the list. Within a group the order stays. */
export function groupsOf(photos: readonly Photo[]): PhotoGroup[] {
  const groups = new Map<string, { readonly order: string; readonly of: string | null; readonly photos: Photo[] }>();
  for (const photo of photos) {
    const { document, of } = photo;
    const key = document.kind === 'item' ? document.id : '';
    const group = groups.get(key) ?? { of, order: key === '' ? '' : ` ${textOf(document, 'order') ?? ''}`, photos: [] };
    group.photos.push(photo);
    groups.set(key, group);
  }
  const inOrder = [...groups].sort(([a, { order: first }], [b, { order: second }]) => (first === second ? (a < b ? -1 : 1) : first < second ? -1 : 1));
  return inOrder.map(([key, { of, photos: own }]) => ({ key, of, photos: own }));
}

/** Groups as rows of so many tiles, each group under its head. */
export function rowsOf(groups: readonly PhotoGroup[], columns: number): GalleryRow[] {
  const rows: GalleryRow[] = [];
  let from = 0;
  for (const { key, of, photos } of groups) {
    rows.push({ is: 'head', key: `head ${key}`, of, count: photos.length });
    for (let at = 0; at < photos.length; at += columns) rows.push({ is: 'tiles', key: `${columns} ${key} ${at}`, from: from + at, photos: photos.slice(at, at + columns) });
    from += photos.length;
  }
  return rows;
}
