import { attribute, choice, movable, QUANTITY, type Category } from './category';
import { oneSerialForSeveral } from './doubts';

/** 电子设备、账簿: taken or sealed as they are; what is in them is not browsed (财产调查规定 14, 18). */
export const electronics: Category = {
  ...movable,
  id: 'electronics',
  paper: '电子设备、账簿',
  mayBeExempt: true,
  units: ['unit.device', 'unit.set', 'unit.volume', 'unit.piece'],
  counted: true,
  titleKeys: ['name', 'model'],
  photosWanted: 2,
  attributes: [
    attribute('name', 'text', true, '名称'),
    attribute(QUANTITY, 'integer', true, '数量'),
    attribute('model', 'text', false, '型号'),
    attribute('serialNo', 'text', false, '序列号', { hasHint: true, unique: true }),
    attribute('imei', 'text', false, 'IMEI', { hasHint: true, unique: true }),
    choice('powered', false, '开关机状态', { on: '开机', off: '关机', unknown: '不明' }),
    attribute('pages', 'text', false, '页码', { hasHint: true, ownState: true }),
    attribute('packageNo', 'text', false, '封存袋号', { unique: true, identifies: false }),
  ],
  check: (values) => [...oneSerialForSeveral(values, 'serialNo'), ...oneSerialForSeveral(values, 'imei'), ...imeiDoubt(values['imei'])],
};

/** 15 digits, the last a Luhn check digit (3GPP TS 23.003, annex B). */
function imeiDoubt(value: unknown): { level: 'warn'; code: string; key: string }[] {
  if (typeof value !== 'string' || value.trim() === '') return [];
  const digits = value.replace(/[\s-]/g, '');
  const sum = [...digits].reduce((total, digit, i) => total + luhn(Number(digit), i % 2 === 1), 0);
  return /^\d{15}$/.test(digits) && sum % 10 === 0 ? [] : [{ level: 'warn', code: 'imei', key: 'imei' }];
}

const luhn = (digit: number, doubled: boolean): number => (doubled ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit);
