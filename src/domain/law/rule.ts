/** Where a rule stands; article numbers as of the version named, since they move (domain: 民诉法 2017 → 2021 → 2023). */
export interface LegalSource {
  readonly document: string;
  readonly version: string;
  readonly article: string;
}

/** What a rule does: stops finalising, warns and asks for a reason, only records, or computes a figure. */
export const ruleLevels = ['block', 'warn', 'record', 'compute'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** A legal rule is data with a source and a time; code that applies one takes its figures from here. */
export interface LegalRule {
  readonly id: string;
  /** Null: a policy that a court may change, never cited as law. */
  readonly source: LegalSource | null;
  /** Further articles that say the same or the rest of it. */
  readonly also?: readonly LegalSource[];
  readonly level: RuleLevel;
  /** First day in force (YYYY-MM-DD). */
  readonly validFrom: string;
  /** Last day in force, or null while it stands. */
  readonly validTo: string | null;
}

/** Every article that a rule rests on, the first one first; none for a court's own policy. */
export const sourcesOf = ({ source, also = [] }: LegalRule): readonly LegalSource[] => (source ? [source, ...also] : []);

/** Whether a rule is in force on a day (YYYY-MM-DD). */
export const isInForce = ({ validFrom, validTo }: LegalRule, day: string): boolean => validFrom <= day && (validTo === null || day <= validTo);
