import type { Facts } from './facts';
import type { LegalRule, RuleLevel } from './rule';

/** Where a thing is put right: a tab of the action, and there a document and a path of it. */
export interface Spot {
  readonly tab: 'inventory' | 'photos' | 'people' | 'course' | 'custody' | 'land' | 'transcript' | 'signing' | 'paper' | 'info';
  readonly id?: string;
  readonly path?: string;
}

/** A rule that is not met. */
export interface Shortfall {
  readonly rule: string;
  /** What exactly is missing. Words: `checklist.lack.<rule>.<code>`. */
  readonly code: string;
  /** `block` stops finalising, `warn` asks for a reason, `record` only tells. */
  readonly level: Exclude<RuleLevel, 'compute'>;
  /** What has to be there before the paper is frozen, or before the act is closed (all have signed, the copy is handed over). */
  readonly stage: Stage;
  readonly at: Spot;
  /** Labels, names and figures for the words. */
  readonly words: Readonly<Record<string, string | number>>;
  /** Where a reason is written that answers it, and the one that stands there; null: only putting it right helps. */
  readonly answer: Answer | null;
}

export type Stage = 'freeze' | 'close';

export interface Answer {
  readonly kind: string;
  readonly id: string;
  readonly path: string;
  readonly reason: string | null;
}

/** What a rule's check tells; the rest comes from the rule. */
export interface Lack {
  readonly code: string;
  readonly at: Spot;
  readonly words?: Shortfall['words'];
  /** Where this lack weighs otherwise than its rule. */
  readonly level?: Shortfall['level'];
  readonly stage?: Stage;
  /** `false`: no reason answers it. Absent: as its level has it (a warning is answered by a reason, a block is not). */
  readonly answer?: Answer | false;
}

/** A rule of the catalogue R01–R36 that is checked on an action and its paper. */
export interface CheckedRule extends LegalRule {
  readonly level: Exclude<RuleLevel, 'compute'>;
  readonly stage: Stage;
  /** Holds of every paper, of side papers (收款, 询问, 送达回证 …) too; absent: of the action, which its main paper closes. */
  readonly ofEveryPaper?: true;
  check(facts: Facts): readonly Lack[];
}

/** Still to be done: not answered by a reason. */
export const isOpen = ({ level, answer }: Shortfall): boolean => level !== 'record' && (answer?.reason ?? null) === null;
/** Stops the paper from becoming final. */
export const stops = (shortfall: Shortfall): boolean => shortfall.level === 'block' && isOpen(shortfall);
