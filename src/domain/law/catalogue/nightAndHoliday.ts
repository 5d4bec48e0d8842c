import type { CheckedRule } from '../shortfall';

/** R32 夜间、假日: why then, and who approved it. A court's policy: no statute forbids courts an hour (行政强制法 43 binds administrative organs). */
export const nightAndHoliday: CheckedRule = {
  id: 'R32',
  source: null,
  level: 'warn',
  stage: 'freeze',
  validFrom: '2020-01-01',
  validTo: null,
  check: ({ action: { classes, classReason, classApprover } }) =>
    classes.some((each) => ['night', 'dawn', 'holiday'].includes(each)) && (classReason === null || classApprover === null)
      ? [{ code: classReason === null ? 'reason' : 'approver', at: { tab: 'people', path: 'classReason' } }]
      : [],
};
