import { isSeizure, takenItems, type Facts } from '../facts';
import type { CheckedRule, Lack } from '../shortfall';
import { interpretation, seizureProvisions } from '../sources';

/** R02 笔录要素: begin and end of the measure, place, kind and quantity of what was taken, custodian. */
export const wholeTranscript: CheckedRule = {
  id: 'R02',
  source: seizureProvisions('第十八条'),
  also: [interpretation('第四百九十七条')],
  level: 'block',
  stage: 'freeze',
  validFrom: '2021-01-01',
  validTo: null,
  check: (facts) => [...times(facts), ...place(facts), ...things(facts), ...keeping(facts)],
};

function times({ action: { startedAt, endedAt } }: Facts): Lack[] {
  const at = { tab: 'info' } as const;
  const lacks: Lack[] = [];
  if (startedAt === null) lacks.push({ code: 'startedAt', at });
  if (endedAt === null) lacks.push({ code: 'endedAt', at });
  if (startedAt !== null && endedAt !== null && Date.parse(endedAt) < Date.parse(startedAt)) lacks.push({ code: 'endBeforeStart', at });
  return lacks;
}

const place = ({ action: { placeText, place: fix } }: Facts): Lack[] => ((placeText ?? '').trim() === '' && fix === null ? [{ code: 'place', at: { tab: 'info' } }] : []);

const things = (facts: Facts): Lack[] =>
  takenItems(facts).flatMap((item): Lack[] => {
    const at = { tab: 'inventory', id: item.id } as const;
    const words = { label: item.label };
    return [
      ...(item.categoryId === null ? [{ code: 'kind', at, words }] : []),
      ...(item.quantity === null || item.quantity <= 0 ? [{ code: 'quantity', at, words }] : []),
    ];
  });

/** One custodian for all, or each thing has its own: also of what a search has found and taken (解释 497). */
function keeping(facts: Facts): Lack[] {
  const taken = takenItems(facts);
  const isWanted = facts.template ? facts.template.needsCustodian || taken.length > 0 : isSeizure(facts);
  if (facts.custodian || !isWanted) return [];
  if (taken.length > 0 && taken.every(({ custodian }) => custodian !== null)) return [];
  return [{ code: 'custodian', at: { tab: 'transcript', path: 'custodian' } }];
}
