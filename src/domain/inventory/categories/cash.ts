import { attribute, choice, movable, type Category } from './category';

/** 现金: each row is one sum, counted by denomination (leaves `denomination/<fen>`). */
export const cash: Category = {
  ...movable,
  id: 'cash',
  paper: '现金',
  mayBeExempt: true,
  units: ['unit.sum'],
  counted: false,
  titleKeys: ['currency'],
  photosWanted: 2,
  attributes: [
    choice('currency', true, '币种', { CNY: '人民币', USD: '美元', HKD: '港元', EUR: '欧元', JPY: '日元', other: '其他货币' }),
    attribute('amountFen', 'money', true, '金额', { hasHint: true, unique: true }),
    attribute('damaged', 'text', false, '残损', { hasHint: true, ownState: true }),
    attribute('foreignName', 'text', false, '货币名称', { hasHint: true }),
    attribute('serials', 'text', false, '冠字号', { hasHint: true, ownState: true }),
  ],
  check: (values) => (values['currency'] === 'other' && !values['foreignName'] ? [{ level: 'warn', code: 'currencyName', key: 'foreignName' }] : []),
};
