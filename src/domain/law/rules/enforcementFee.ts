import type { LegalRule } from '../rule';

/** A step of the scale: of the part above the step before and up to `upToFen` (null: without end), so many parts in a thousand. */
export interface FeeStep {
  readonly upToFen: number | null;
  readonly perMille: number;
}

/** 执行申请费: what enforcement costs, paid after it and borne by the debtor. */
export const enforcementFeeRule = {
  id: 'enforcementFee',
  source: { document: '诉讼费用交纳办法', version: '国务院令第481号（2006）', article: '第十四条第（一）项' },
  level: 'compute',
  validFrom: '2007-04-01',
  validTo: null,
  /** Up to this amount the fee is flat. */
  flatUpToFen: 1_000_000,
  flatFeeFen: 5_000,
  steps: [
    { upToFen: 50_000_000, perMille: 15 },
    { upToFen: 500_000_000, perMille: 10 },
    { upToFen: 1_000_000_000, perMille: 5 },
    { upToFen: null, perMille: 1 },
  ],
  /** Without an amount the court sets the fee within these bounds. */
  withoutAmount: { minFen: 5_000, maxFen: 50_000 },
} as const satisfies LegalRule & { steps: readonly FeeStep[]; [key: string]: unknown };
