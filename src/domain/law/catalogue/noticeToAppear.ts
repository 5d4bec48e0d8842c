import { isSeizure, type Facts } from '../facts';
import type { CheckedRule } from '../shortfall';
import { civilProcedure } from '../sources';

/** Who is to be told that it happens: the debtor or an adult of the family; of a unit its legal representative or head. */
const TOLD = ['respondent', 'familyMember', 'legalRepresentative', 'deputy'];

/** R04 通知到场: whom it concerns was told, or it was tried; that nobody came is no bar. */
export const noticeToAppear: CheckedRule = {
  id: 'R04',
  source: civilProcedure('第二百五十六条第一款'),
  level: 'block',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check: (facts) => (applies(facts) && !wasTold(facts) ? [{ code: 'notice', at: { tab: 'people', path: 'notice' } }] : []),
};

const applies = (facts: Facts): boolean => isSeizure(facts) || ['search', 'eviction'].includes(facts.action.kind ?? '');
const wasTold = ({ action: { notices, present } }: Facts): boolean =>
  notices.some(({ role }) => role === null || TOLD.includes(role)) || present.some(({ role, presence }) => role !== null && TOLD.includes(role) && presence !== 'absent');
