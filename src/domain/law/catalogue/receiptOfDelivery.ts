import type { CheckedRule, Lack } from '../shortfall';
import { civilProcedure, enforcementProvisions } from '../sources';

const RECEIVERS = ['applicant', 'agent', 'thirdParty'];

/** R26 交付签收: who receives is there to sign for it; an agent takes money only by a special authority. */
export const receiptOfDelivery: CheckedRule = {
  id: 'R26',
  source: civilProcedure('第二百六十条'),
  also: [enforcementProvisions('第二十条')],
  level: 'block',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check({ action, case: of }) {
    if (action.kind !== 'delivery') return [];
    const here = action.present.filter(({ presence }) => presence !== 'absent');
    const lacks: Lack[] = [];
    if (!here.some(({ role }) => role !== null && RECEIVERS.includes(role))) lacks.push({ code: 'receiver', at: { tab: 'people' } });
    const agents = here.filter(({ role }) => role === 'agent');
    const isSpecial = (name: string) => (of?.parties ?? []).some((party) => party.role === 'agent' && party.name === name && party.specialAuthority === true);
    for (const { id, name } of agents) if (of?.facts.aim === 'money' && !isSpecial(name)) lacks.push({ code: 'authority', level: 'warn', at: { tab: 'people', id }, words: { name } });
    return lacks;
  },
};
