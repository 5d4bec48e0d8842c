import { attribute, choice, movable, textValue, type Category } from './category';

/** 存款、网络资金、证券、保险、公积金: frozen for an exact sum and until a day; never on a list of goods. */
export const deposit: Category = {
  ...movable,
  id: 'deposit',
  paper: '资金账户',
  property: 'deposit',
  registered: true,
  measure: 'freezing',
  tangible: false,
  mayBeExempt: true,
  units: ['unit.account'],
  counted: false,
  titleKeys: ['institution', 'kind', 'accountTail'],
  photosWanted: 0,
  attributes: [
    choice('kind', true, '种类', { bank: '银行存款', eWallet: '网络资金', securities: '证券', insurance: '保险', housingFund: '住房公积金', other: '其他' }),
    attribute('institution', 'text', true, '机构', { hasHint: true }),
    attribute('accountTail', 'text', true, '账号后四位', { hasHint: true, unique: true, identifies: false }),
    attribute('amountFen', 'money', true, '冻结金额', { hasHint: true, unique: true }),
    attribute('frozenUntil', 'date', true, '冻结止期', { hasHint: true }),
    attribute('balanceFen', 'money', false, '账户余额', { ownState: true }),
    attribute('shares', 'number', false, '数量', { unit: 'unit.share', ownState: true }),
    attribute('securityCode', 'text', false, '证券代码'),
    attribute('policyNo', 'text', false, '保单号', { unique: true }),
  ],
  check: (values) => {
    const tail = textValue(values, 'accountTail');
    return tail !== null && !/^[0-9A-Za-z]{4}$/.test(tail) ? [{ level: 'warn', code: 'accountTail', key: 'accountTail' }] : [];
  },
};
