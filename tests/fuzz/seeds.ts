/** Histories that once went wrong, with what they found. They are played at every run. */
export const seeds: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 55, found: 'a copy that ends earlier cannot believe the receipt for its own entries' },
  { seed: 185, found: 'a receipt for a shorter copy was signed anew twice, and the push failed' },
  { seed: 858, found: 'a copy took what was told of the other branch’s entry at the same place for its own' },
];
