import { attribute, movable, QUANTITY, type Category } from './category';
import { untestedMetal } from './doubts';

/** 一般物品. Found inside another item and under no measure of its own, it is a personal thing: its value is never counted. */
export const goods: Category = {
  ...movable,
  id: 'goods',
  paper: '物品',
  mayBeExempt: true,
  units: ['unit.piece', 'unit.set', 'unit.item', 'unit.suite', 'unit.box', 'unit.bag', 'unit.bottle', 'unit.sheet', 'unit.ton', 'unit.kg', 'unit.cubicMetre', 'unit.yuan'],
  counted: true,
  titleKeys: ['name', 'spec'],
  photosWanted: 2,
  attributes: [
    attribute('name', 'text', true, '名称'),
    attribute(QUANTITY, 'number', true, '数量'),
    attribute('spec', 'text', false, '规格'),
    attribute('serialNo', 'text', false, '编号', { unique: true }),
    attribute('ownerClaim', 'text', false, '声称的所有人', { hasHint: true }),
  ],
  check: untestedMetal,
};
