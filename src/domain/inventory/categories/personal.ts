import { attribute, movable, QUANTITY, type Category } from './category';
import { untestedMetal } from './doubts';

/** 车内、屋内个人物品: it says whose it is said to be and what became of it; never under a measure, never in the value. */
export const personal: Category = {
  ...movable,
  id: 'personal',
  paper: '个人物品',
  mayBeExempt: true,
  units: ['unit.piece', 'unit.item', 'unit.sheet', 'unit.volume', 'unit.bag', 'unit.box', 'unit.yuan'],
  counted: true,
  titleKeys: ['name'],
  photosWanted: 1,
  attributes: [
    attribute('name', 'text', true, '名称'),
    attribute(QUANTITY, 'number', true, '数量'),
    attribute('ownerClaim', 'text', false, '声称的所有人', { hasHint: true }),
    attribute('takenBackBy', 'text', false, '领回人', { hasHint: true, ownState: true }),
  ],
  check: untestedMetal,
};
