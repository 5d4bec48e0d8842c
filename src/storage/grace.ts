/** Receipted bytes stay in both copies for so long, by the court's time: 14 days stand in for a mark of the court that it has backed them up (D6). */
export const GRACE_MS = 14 * 24 * 3_600_000;
