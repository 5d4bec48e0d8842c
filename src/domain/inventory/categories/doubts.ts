import { QUANTITY, textValue, type AttributeValues, type Finding } from './category';

/** Doubts that several classes share. */

const testedMetal = /黄金|白金|铂金|纯金|足金|金项链|金戒指/;

/** Without a test a list says how a thing looks ("黄色金属项链"), not what it is made of. */
export const untestedMetal = (values: AttributeValues): Finding[] => (testedMetal.test(textValue(values, 'name') ?? '') ? [{ level: 'warn', code: 'untestedMetal', key: 'name' }] : []);

/** One number names one thing: a row of several hides the others' numbers. */
export function oneSerialForSeveral(values: AttributeValues, key: string): Finding[] {
  const quantity = values[QUANTITY];
  return typeof quantity === 'number' && quantity > 1 && textValue(values, key) !== null ? [{ level: 'warn', code: 'oneSerialForSeveral', key: QUANTITY }] : [];
}

export function unlikelyYear(values: AttributeValues, key: string): Finding[] {
  const year = values[key];
  return typeof year === 'number' && (year < 1950 || year > 2199) ? [{ level: 'warn', code: 'yearUnlikely', key }] : [];
}

/** A ★ that depends on another answer. */
export const missingWhen = (when: boolean, values: AttributeValues, key: string): Finding[] => (when && textValue(values, key) === null ? [{ level: 'missing', code: 'required', key }] : []);
