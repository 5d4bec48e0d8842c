export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Deep equality of JSON values; the order of keys does not matter. */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, i) => sameJson(value, b[i] as Json));
  }
  const left = a as Record<string, Json>;
  const right = b as Record<string, Json>;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => key in right && sameJson(left[key] as Json, right[key] as Json));
}

/** Whether a value is nested deeper than `levels`; 0 is a plain value. Looks no further down: foreign JSON may be deeper than the stack. */
export function isDeeperThan(levels: number, value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  const children: readonly Json[] = Array.isArray(value) ? value : Object.values(value as Record<string, Json>);
  return children.some((child) => isDeeperThan(levels - 1, child));
}
