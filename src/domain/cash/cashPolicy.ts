/**
 * How cash taken on scene is dealt with (执行款物管理). A court's policy, to be changed by it: the national text was read through local rules alone,
 * and is cited as such, never as a statute.
 */
export const cashPolicy = {
  policy: true,
  source: '执行款物管理规定（据地方法院实施细则，本院可改）',
  /** At least so many officers count and take it together. */
  officers: 2,
  /** Days after the day of return by which it is with finance. */
  handInDays: 0,
  /** And so many more when the reason is written down. */
  moreDaysWithReason: 1,
} as const;
