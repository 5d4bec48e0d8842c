import type { IconName } from '@/ui';

const pictures: Readonly<Record<string, IconName>> = {
  vehicle: 'truck',
  machinery: 'machine',
  equipment: 'gear',
  goods: 'box',
  stock: 'stack',
  cash: 'money',
  valuables: 'gem',
  electronics: 'tablet',
  realEstate: 'home',
  land: 'land',
  livestock: 'animal',
  produce: 'sprout',
  deposit: 'court',
  rights: 'file',
  personal: 'person',
};

/** The picture of a class; a box for one of a newer version. */
export const categoryPicture = (category: string | null): IconName => pictures[category ?? ''] ?? 'box';
