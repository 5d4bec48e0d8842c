import { attribute, choice, movable, QUANTITY, type Category } from './category';
import { oneSerialForSeveral } from './doubts';

/** 机器设备、生产线: told by its nameplate, or described where it bears none; often sealed in place and used on (活封). */
export const equipment: Category = {
  ...movable,
  id: 'equipment',
  paper: '机器设备',
  units: ['unit.set', 'unit.suite', 'unit.line'],
  counted: true,
  titleKeys: ['name', 'model', 'serialNo'],
  photosWanted: 3,
  attributes: [
    attribute('name', 'text', true, '名称'),
    attribute('model', 'text', true, '型号'),
    attribute('serialNo', 'text', true, '铭牌编号', { hasHint: true, unique: true }),
    attribute(QUANTITY, 'integer', true, '数量'),
    attribute('maker', 'text', false, '生产厂家'),
    attribute('madeOn', 'date', false, '出厂日期'),
    choice('running', false, '状态', { inUse: '在用', idle: '停用', broken: '损坏', unknown: '不明' }),
    attribute('installation', 'text', false, '安装方式', { hasHint: true }),
    attribute('power', 'text', false, '配电'),
    attribute('financeLease', 'text', false, '融资租赁标识', { hasHint: true }),
  ],
  check: (values) => oneSerialForSeveral(values, 'serialNo'),
};
