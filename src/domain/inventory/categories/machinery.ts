import { attribute, movable, QUANTITY, type Category } from './category';
import { oneSerialForSeveral, unlikelyYear } from './doubts';

/** 工程/专用机械: often without a plate, measured in hours, lockable from afar by its maker. */
export const machinery: Category = {
  ...movable,
  id: 'machinery',
  paper: '机械',
  units: ['unit.set', 'unit.vehicle', 'unit.suite'],
  counted: true,
  titleKeys: ['name', 'model', 'serialNo'],
  photosWanted: 4,
  attributes: [
    attribute('name', 'text', true, '名称'),
    attribute('model', 'text', true, '品牌型号'),
    attribute('serialNo', 'text', true, '编号', { hasHint: true, unique: true }),
    attribute(QUANTITY, 'integer', true, '数量'),
    attribute('engineNo', 'text', false, '发动机号', { unique: true }),
    attribute('workingHours', 'number', false, '工作', { unit: 'unit.hour', unique: true }),
    attribute('year', 'integer', false, '出厂年份'),
    attribute('attachments', 'text', false, '属具', { hasHint: true }),
    attribute('unlockCode', 'text', false, '解锁码', { hasHint: true, unique: true, secret: true }),
    attribute('trackerNo', 'text', false, '定位终端号', { unique: true }),
    attribute('financeLease', 'text', false, '融资租赁标识', { hasHint: true }),
  ],
  check: (values) => [...oneSerialForSeveral(values, 'serialNo'), ...unlikelyYear(values, 'year')],
};
