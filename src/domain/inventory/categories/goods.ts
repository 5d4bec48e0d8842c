import { attribute, QUANTITY, textValue, type AttributeValues, type Category, type Finding } from './category';

/**
 * 一般物品, and 车内/屋内个人物品 when it is contained in another item: then it says whose it is and what became of it, and its
 * value is never counted.
 */
export const goods: Category = {
  id: 'goods',
  units: ['unit.piece', 'unit.set', 'unit.item', 'unit.box', 'unit.bag', 'unit.sheet', 'unit.ton', 'unit.kg', 'unit.cubicMetre', 'unit.yuan'],
  counted: true,
  titleKeys: ['name', 'spec'],
  photosWanted: 2,
  attributes: [
    attribute('name', 'text', true),
    attribute(QUANTITY, 'number', true),
    attribute('spec', 'text', false),
    attribute('serialNo', 'text', false, { unique: true }),
    attribute('condition', 'text', false),
    attribute('ownerClaim', 'text', false, { hasHint: true }),
    attribute('exempt', 'choice', false, { choices: ['no', 'necessities', 'livingCost', 'schooling', 'unpublishedWork', 'medical', 'honours', 'treaty', 'otherByLaw'], hasHint: true }),
    attribute('disposition', 'choice', false, { choices: ['returned', 'kept', 'sealedIn', 'withParent', 'leftInPlace'] }),
  ],
  check: checkGoods,
};

const noTestedMetal = /黄金|白金|铂金|纯金|足金|金项链|金戒指/;

function checkGoods(values: AttributeValues): Finding[] {
  const findings: Finding[] = [];
  // Without a test a list says how a thing looks ("黄色金属项链"), not what it is made of.
  if (noTestedMetal.test(textValue(values, 'name') ?? '')) findings.push({ level: 'warn', code: 'untestedMetal', key: 'name' });
  const exempt = textValue(values, 'exempt');
  if (exempt !== null && exempt !== 'no' && textValue(values, 'disposition') === 'sealedIn') findings.push({ level: 'warn', code: 'exemptSealed', key: 'exempt' });
  return findings;
}
