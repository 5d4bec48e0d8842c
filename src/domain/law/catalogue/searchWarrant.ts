import type { CaseRecord } from '../../case/caseRecord';
import type { CheckedRule } from '../shortfall';
import { civilProcedure, interpretation } from '../sources';

/** Whether the case's papers hold a search warrant (搜查令) signed by the president of the court. */
export const hasSearchWarrant = (of: CaseRecord | null): boolean => (of?.papers ?? []).some(({ kind, number, signedBy }) => kind === 'searchWarrant' && number !== null && signedBy !== null);

/** R18 搜查令: no search without a warrant that the president signed; it is on board before the search begins. */
export const searchWarrant: CheckedRule = {
  id: 'R18',
  source: civilProcedure('第二百五十九条'),
  also: [interpretation('第四百九十四条')],
  level: 'block',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check: ({ action, case: of }) => (action.kind === 'search' && !hasSearchWarrant(of) ? [{ code: 'warrant', at: { tab: 'info' } }] : []),
};
