import { cash } from './cash';
import { deposit } from './deposit';
import { electronics } from './electronics';
import { equipment } from './equipment';
import { goods } from './goods';
import { land } from './land';
import { livestock } from './livestock';
import { machinery } from './machinery';
import { personal } from './personal';
import { produce } from './produce';
import { realEstate } from './realEstate';
import { rights } from './rights';
import { stock } from './stock';
import { valuables } from './valuables';
import { vehicle } from './vehicle';
import type { Category } from './category';

/** The categories that this version can enter, in the order of the picker. A new one is a file and a line here. */
export const categories: readonly Category[] = [
  vehicle,
  machinery,
  equipment,
  goods,
  stock,
  cash,
  valuables,
  electronics,
  realEstate,
  land,
  livestock,
  produce,
  deposit,
  rights,
  personal,
];

/** A category by its id; null for one of a newer version, whose items are shown with their raw attributes and kept as they are. */
export const findCategory = (id: string | null): Category | null => categories.find((category) => category.id === id) ?? null;
