import { attribute, choice, movable, type Category } from './category';

/** 不动产、建筑: sealed by a strip or a notice on the spot and by registration (查扣冻规定 7, 8); each row is one property. */
export const realEstate: Category = {
  ...movable,
  id: 'realEstate',
  paper: '不动产',
  property: 'realEstate',
  registered: true,
  measure: 'sealingUp',
  units: ['unit.place'],
  counted: false,
  titleKeys: ['location', 'use'],
  photosWanted: 4,
  attributes: [
    attribute('location', 'text', true, '坐落', { hasHint: true }),
    attribute('titleNo', 'text', true, '不动产权证号', { hasHint: true, unique: true }),
    attribute('registeredOwner', 'text', true, '权利人', { hasHint: true, ownState: true }),
    attribute('unitNo', 'text', false, '不动产单元号', { hasHint: true, unique: true }),
    attribute('areaM2', 'number', false, '面积', { unit: 'unit.squareMetre' }),
    attribute('use', 'text', false, '用途', { hasHint: true }),
    attribute('floorRoom', 'text', false, '层、室', { ownState: true }),
    attribute('residents', 'text', false, '居住人', { hasHint: true, ownState: true }),
    choice('onlyHome', false, '是否唯一住房', { yes: '是', no: '否', unknown: '不明' }, { hasHint: true, ownState: true }),
    attribute('fitOut', 'text', false, '装修', { ownState: true }),
    attribute('arrears', 'text', false, '水电气欠费', { ownState: true }),
    attribute('sealingRank', 'integer', false, '查封顺位', { ownState: true }),
    attribute('noticePlace', 'text', false, '公告张贴位置', { hasHint: true, ownState: true }),
    attribute('noticeTo', 'text', false, '已通知的管理人、实际占有人', { hasHint: true, ownState: true }),
  ],
  check: (values) => {
    const rank = values['sealingRank'];
    return rank === 0 ? [{ level: 'warn', code: 'rankFromOne', key: 'sealingRank' }] : [];
  },
};
