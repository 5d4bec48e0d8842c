import { catalogue } from './catalogue/registry';
import { factsOf, type Facts, type Look } from './facts';
import { isInForce } from './rule';
import { shanghaiDay } from '../time/day';
import type { Answer, CheckedRule, Lack, Shortfall } from './shortfall';

/**
 * What an action and its paper still lack, by every rule of the catalogue that has not ended on the day of the action, what stops
 * finalising first. A side paper answers for itself alone. Pure: it decides, and writes nothing; saving is never stopped.
 */
export function checkAction(look: Look): Shortfall[] {
  const facts = factsOf(look);
  const day = shanghaiDay(facts.action.startedAt ?? facts.at);
  const isSidePaper = facts.template?.covers === 'itself';
  const rules = catalogue.filter((rule) => isInForce({ ...rule, validFrom: '' }, day) && (!isSidePaper || rule.ofEveryPaper));
  const found = rules.flatMap((rule) => rule.check(facts).map((lack) => shortfall(facts, rule, lack)));
  return found.sort((a, b) => weight(a) - weight(b));
}

function shortfall(facts: Facts, rule: CheckedRule, { code, at, words = {}, level = rule.level, stage = rule.stage, answer }: Lack): Shortfall {
  return { rule: rule.id, code, level, stage, at, words, answer: answer === false ? null : (answer ?? (level === 'warn' ? ownReason(facts, rule.id) : null)) };
}

/** A warning that names no other place is answered on the action, by the rule's id. */
const ownReason = ({ action }: Facts, rule: string): Answer => ({ kind: 'fieldAction', id: action.id, path: `reason/${rule}`, reason: action.reasons[rule] ?? null });

const weight = ({ level, answer }: Shortfall): number => (level === 'record' ? 3 : answer?.reason ? 2 : level === 'warn' ? 1 : 0);
