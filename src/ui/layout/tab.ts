import type { RouteLocationRaw } from 'vue-router';

/** One tab; `label` is already translated, `count` stands behind it in a small figure. */
export interface Tab<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly count?: number | undefined;
  readonly to?: RouteLocationRaw | undefined;
}
