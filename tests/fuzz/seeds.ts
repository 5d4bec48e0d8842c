/** Histories that once went wrong, with what they found. They are played at every run. */
export const seeds: readonly { readonly seed: number; readonly found: string }[] = [];
