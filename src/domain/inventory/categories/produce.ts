import { attribute, movable, QUANTITY, type Category } from './category';

/** 农产品、易腐物品: the day by which it must be handled stands beside it (`handleBy`); late, the court answers for it. */
export const produce: Category = {
  ...movable,
  id: 'produce',
  paper: '农产品',
  perishable: true,
  units: ['unit.kg', 'unit.ton', 'unit.box', 'unit.bag'],
  counted: true,
  titleKeys: ['name', 'grade'],
  photosWanted: 2,
  attributes: [
    attribute('name', 'text', true, '品种'),
    attribute(QUANTITY, 'number', true, '重量'),
    attribute('grade', 'text', false, '等级'),
    attribute('bestBefore', 'date', false, '保质期至', { hasHint: true }),
    attribute('storage', 'text', false, '储存条件', { hasHint: true }),
  ],
  check: () => [],
};
