export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export const summary = (values: readonly number[]): Summary => ({ median: quantile(values, 0.5), min: Math.min(...values), max: Math.max(...values) });
