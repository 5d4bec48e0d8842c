import type { Place } from '@/domain/journal';

/** One position as the receiver reported it: a claim, never corrected. WGS84. */
export interface Fix extends Place {
  readonly altitudeM: number | null;
  readonly altitudeAccuracyM: number | null;
  readonly speedMps: number | null;
  readonly source: 'tablet' | 'external';
}

export const positionProblems = ['denied', 'unavailable', 'timeout', 'unsupported'] as const;
export type PositionProblem = (typeof positionProblems)[number];

export interface Positioning {
  /** One fix, at best accuracy, or why there is none. Never asks the network. */
  once(timeoutMs?: number): Promise<{ readonly ok: true; readonly fix: Fix } | { readonly ok: false; readonly problem: PositionProblem }>;
  /** Every fix until stopped. */
  watch(onFix: (fix: Fix) => void, onProblem: (problem: PositionProblem) => void): () => void;
}
