/** Whole, not negative, and exact in a float: an amount as stored. */
export const isFen = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/**
 * A sum of amounts, or null when it is above what can be told exactly (2^53 分, some ninety trillion 元): a wrong figure is never
 * told for a right one.
 */
export function sumFen(amounts: readonly number[]): number | null {
  const sum = amounts.reduce((total, amount) => total + BigInt(amount), 0n);
  return sum <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(sum) : null;
}
