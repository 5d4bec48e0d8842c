import { enforcementFeeRule as rule } from '../law/rules/enforcementFee';
import { roundedQuotient } from './roundedQuotient';

/**
 * 执行申请费 on an amount, in 分, rounded to the nearest 分. Throws on a negative amount or on one that is no whole number.
 * A case without an amount has no computed fee: see `feeBoundsWithoutAmount`.
 */
export function enforcementFeeFen(amountFen: number): number {
  if (!Number.isSafeInteger(amountFen) || amountFen < 0) throw new RangeError(`not an amount in 分: ${amountFen}`);
  if (amountFen <= rule.flatUpToFen) return rule.flatFeeFen;
  let from: number = rule.flatUpToFen;
  let thousandths = BigInt(rule.flatFeeFen) * 1000n;
  for (const { upToFen, perMille } of rule.steps) {
    const to = upToFen === null ? amountFen : Math.min(amountFen, upToFen);
    if (to <= from) break;
    thousandths += BigInt(to - from) * BigInt(perMille);
    from = to;
  }
  return roundedQuotient(thousandths, 1000n);
}

/** Between what bounds the court sets the fee of a case without an amount, such as the return of a plot. */
export const feeBoundsWithoutAmount = rule.withoutAmount;
