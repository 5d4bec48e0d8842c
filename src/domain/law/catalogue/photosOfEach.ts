import { takenItems } from '../facts';
import type { CheckedRule } from '../shortfall';

/** Of each thing at least: the whole of it, and what tells it apart. */
const ASKED = 2;

/** P5 Photos are asked for of each thing taken, and their lack stops nothing. */
export const photosOfEach: CheckedRule = {
  id: 'P5',
  source: null,
  level: 'warn',
  stage: 'freeze',
  validFrom: '2020-01-01',
  validTo: null,
  check(facts) {
    const few = takenItems(facts).filter(({ category, photos }) => category !== null && category.tangible && photos.length < ASKED);
    const [first] = few;
    return first ? [{ code: 'few', at: { tab: 'inventory', id: first.id }, words: { n: few.length, label: first.label, asked: ASKED } }] : [];
  },
};
