import { attribute, choice, movable, textValue, type Category } from './category';
import { missingWhen } from './doubts';

/** 股权、票据、债权、知识产权: frozen, not taken; a company's own property is not its shareholder's (股权规定 2, 6). */
export const rights: Category = {
  ...movable,
  id: 'rights',
  paper: '财产权利',
  property: 'right',
  registered: true,
  measure: 'freezing',
  tangible: false,
  units: ['unit.entry'],
  counted: false,
  titleKeys: ['name', 'kind'],
  photosWanted: 0,
  attributes: [
    choice('kind', true, '种类', { equity: '股权', bill: '票据', claim: '债权', intellectual: '知识产权', other: '其他' }),
    attribute('name', 'text', true, '名称', { hasHint: true }),
    attribute('percent', 'number', false, '比例', { unit: 'unit.percent' }),
    attribute('registrar', 'text', false, '登记机关'),
    attribute('publicisedOn', 'date', false, '公示日期', { hasHint: true }),
    attribute('billNo', 'text', false, '票号', { unique: true }),
    attribute('drawer', 'text', false, '出票人'),
    attribute('dueOn', 'date', false, '到期日'),
    attribute('secondaryDebtor', 'text', false, '次债务人'),
    attribute('amountFen', 'money', false, '金额', { unique: true }),
    choice('objection', false, '次债务人异议', { none: '无异议', made: '已提出异议', open: '十五日期限内' }, { hasHint: true, ownState: true }),
    attribute('registrationNo', 'text', false, '登记号', { hasHint: true, unique: true }),
  ],
  check: (values) => {
    const kind = textValue(values, 'kind');
    const percent = values['percent'];
    return [
      ...missingWhen(kind === 'equity', values, 'percent'),
      ...missingWhen(kind === 'bill', values, 'billNo'),
      ...missingWhen(kind === 'claim', values, 'secondaryDebtor'),
      ...(typeof percent === 'number' && (percent < 0 || percent > 100) ? [{ level: 'warn', code: 'percentRange', key: 'percent' } as const] : []),
    ];
  },
};
