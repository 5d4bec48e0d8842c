import { textValue } from '../../inventory/categories/category';
import { takenItems } from '../facts';
import type { CheckedRule, Lack } from '../shortfall';
import { seizureProvisions } from '../sources';

/** R12 不动产: a strip or a posted notice; an unregistered building also wants notice to who manages or lives in it. */
export const sealOrNotice: CheckedRule = {
  id: 'R12',
  source: seizureProvisions('第七条'),
  also: [seizureProvisions('第八条')],
  level: 'block',
  stage: 'freeze',
  validFrom: '2021-01-01',
  validTo: null,
  check: (facts) =>
    takenItems(facts)
      .filter(({ category, measure }) => category?.property === 'realEstate' && measure !== 'standbySealing')
      .flatMap((item): Lack[] => {
        const words = { label: item.label };
        const isPosted = facts.action.postedNotices.length > 0 || textValue(item.values, 'noticePlace') !== null || item.seals.some(({ state }) => state === 'affixed');
        const isUnregistered = /未登记|未办证|无证/.test(textValue(item.values, 'titleNo') ?? '');
        const occupantTold = textValue(item.values, 'noticeTo') !== null || facts.action.notices.some(({ role }) => role === 'occupant') || facts.action.present.some(({ role, presence }) => role === 'occupant' && presence !== 'absent');
        return [
          ...(isPosted ? [] : [{ code: 'notice', at: { tab: 'inventory', id: item.id, path: 'seal' }, words } as const]),
          ...(isUnregistered && !occupantTold ? [{ code: 'occupant', at: { tab: 'people', path: 'notice' }, words } as const] : []),
        ];
      }),
};
