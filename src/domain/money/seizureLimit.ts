/** What bounds the value that may be seized (查扣冻规定 19: the claim and the costs of enforcement). Unknown is null. */
export interface ClaimAmounts {
  readonly claimFen: number | null;
  /** Already paid or seized and paid out (已到位额). */
  readonly recoveredFen: number | null;
  readonly feeFen: number | null;
  readonly interestFen: number | null;
}

/**
 * The seizure limit in 分: what is still owed of the claim, the fee and, by the court's setting, the doubled interest.
 * Null without a claim: a delivery case has no value meter.
 */
export function seizureLimitFen({ claimFen, recoveredFen, feeFen, interestFen }: ClaimAmounts, withInterest: boolean): number | null {
  if (claimFen === null) return null;
  const owed = Math.max(0, claimFen - (recoveredFen ?? 0));
  return owed + (feeFen ?? 0) + (withInterest ? (interestFen ?? 0) : 0);
}
