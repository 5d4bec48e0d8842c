/** Histories that once went wrong, with what they found. They are played at every run. */
export const seeds: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 55, found: 'a copy that ends earlier cannot believe the receipt for its own entries' },
];
