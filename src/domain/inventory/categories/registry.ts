import { goods } from './goods';
import { machinery } from './machinery';
import { vehicle } from './vehicle';
import type { Category } from './category';

/** The categories that this version can enter, in the order of the picker. A new one is a file and a line here. */
export const categories: readonly Category[] = [vehicle, machinery, goods];

/** A category by its id; null for one of a newer version, whose items are shown with their raw attributes and kept as they are. */
export const findCategory = (id: string | null): Category | null => categories.find((category) => category.id === id) ?? null;
