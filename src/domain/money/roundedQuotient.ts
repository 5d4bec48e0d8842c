/** a / b of non-negative whole numbers, half rounded up, as a safe integer. Throws where the result would not be exact. */
export function roundedQuotient(a: bigint, b: bigint): number {
  const result = Number((2n * a + b) / (2n * b));
  if (!Number.isSafeInteger(result)) throw new RangeError('amount too large');
  return result;
}
