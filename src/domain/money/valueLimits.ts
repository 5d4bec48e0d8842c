import { seizureLimitFen, type ClaimAmounts } from './seizureLimit';

/** A case's amounts as its document tells them. */
export interface LimitFacts extends ClaimAmounts {
  /** The limit that counts: by the court's setting, or set by hand. */
  readonly limitFen: number | null;
  readonly limitSetFen: number | null;
  readonly withInterest: boolean;
}

/** The limit that the meter judges by, and the other one beside it: with the doubled interest, or without. */
export interface ValueLimits {
  readonly limitFen: number | null;
  readonly with: 'interest' | 'noInterest' | 'setByCourt';
  readonly other: { readonly fen: number; readonly with: 'interest' | 'noInterest' } | null;
}

export function valueLimits(facts: LimitFacts): ValueLimits {
  if (facts.limitSetFen !== null) return { limitFen: facts.limitSetFen, with: 'setByCourt', other: null };
  const otherFen = facts.interestFen === null ? null : seizureLimitFen(facts, !facts.withInterest);
  return {
    limitFen: facts.limitFen ?? seizureLimitFen(facts, facts.withInterest),
    with: facts.withInterest ? 'interest' : 'noInterest',
    other: otherFen === null ? null : { fen: otherFen, with: facts.withInterest ? 'noInterest' : 'interest' },
  };
}
