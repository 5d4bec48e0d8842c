/** Histories that once went wrong, with what they found. They are played at every run. */
export const seeds: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 55, found: 'a copy that ends earlier cannot believe the receipt for its own entries' },
];

/**
 * Histories that still go wrong: a clone and a restore in one history. Nothing is lost in either; they are left out of the run until they are
 * mended, and belong above then.
 */
export const open: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 452, found: 'one item folds to another value when the writers are folded one after the other' },
  { seed: 858, found: 'a copy was told that an entry is folded, which a restored court has set aside as a branch since' },
];
