import type { SealRange } from '@/domain/seals';

/** The seal strips (封条) of this tablet. Known without a network since the court last told. */
export interface SealDesk {
  /** Reactive; the ranges that the court gave to this tablet, the earliest first. None: the court gives none out by number. */
  readonly ranges: readonly SealRange[];
  /** Reactive; numbers of these ranges that this tablet recorded in other cases than this one. */
  usedOutside(caseId: string): ReadonlySet<string>;
}
