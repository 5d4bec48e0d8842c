import { attribute, choice, movable, QUANTITY, type Category } from './category';

/** 牲畜、家禽: counted and told apart by ear tags or marks; kept where they are, fed and counted again (`log/<id>`). */
export const livestock: Category = {
  ...movable,
  id: 'livestock',
  paper: '牲畜、家禽',
  living: true,
  units: ['unit.head', 'unit.animal', 'unit.bird'],
  counted: true,
  titleKeys: ['species'],
  photosWanted: 3,
  attributes: [
    attribute('species', 'text', true, '种类', { hasHint: true }),
    attribute(QUANTITY, 'integer', true, '数量'),
    attribute('identification', 'text', true, '识别', { hasHint: true, unique: true, identifies: false }),
    choice('sex', false, '性别', { male: '公', female: '母', mixed: '公母混群', unknown: '不明' }),
    attribute('ageMonths', 'number', false, '月龄', { unit: 'unit.month' }),
    attribute('health', 'text', false, '健康状况', { ownState: true }),
    attribute('quarantine', 'text', false, '检疫', { hasHint: true }),
    attribute('keeper', 'text', false, '饲养人'),
    attribute('dailyFeed', 'text', false, '每日消耗', { hasHint: true }),
    attribute('insured', 'text', false, '投保'),
  ],
  check: () => [],
};
