import { may, need, type SheetDefinition } from '../column';
import { choice, day, instant, money, text, TEXT_LENGTH, whole } from '../parsers';
import { caseColumn } from './caseColumn';

/** 风险: what to heed on site. */
export const risksSheet = {
  id: 'risks',
  names: ['风险', '风险提示', 'risks'],
  telling: ['case', 'kind', 'note'],
  columns: {
    case: caseColumn,
    ownId: may(text(), '系统编号', 'id'),
    kind: need(
      choice({ resistance: ['抗拒', '抗拒执行'], dogs: ['犬只', '狗'], illness: ['疾病'], elderlyOrChildren: ['老人儿童', '老幼'], publicAttention: ['舆情'], weapon: ['器械', '凶器'], other: ['其他'] }),
      '类型',
      '风险类型',
      'kind',
    ),
    note: may(text(TEXT_LENGTH), '说明', 'note'),
  },
} as const satisfies SheetDefinition;

/** 查控: what the online inquiry found. */
export const findingsSheet = {
  id: 'findings',
  names: ['查控', '查控结果', 'findings'],
  telling: ['case', 'asset'],
  columns: {
    case: caseColumn,
    ownId: may(text(), '系统编号', 'id'),
    asset: need(
      choice({ bank: ['银行', '银行存款'], vehicle: ['车辆'], realEstate: ['不动产', '房产'], securities: ['证券'], eWallet: ['网络资金'], insurance: ['保险'], housingFund: ['公积金'], equity: ['股权'], other: ['其他'] }),
      '财产类型',
      'asset',
    ),
    what: need(text(1_000), '财产', '财产信息', 'what'),
    holder: may(text(), '登记权利人', '权利人', 'holder'),
    amount: may(money, '金额', 'amount'),
    foundAt: may(instant, '查询时间', 'foundAt'),
    expiresOn: may(day, '控制到期日', 'expiresOn'),
  },
} as const satisfies SheetDefinition;

/** 措施: the ledger of measures taken. */
export const measuresSheet = {
  id: 'measures',
  names: ['措施', '措施台账', 'measures'],
  telling: ['case', 'measure'],
  columns: {
    case: caseColumn,
    ownId: may(text(), '系统编号', 'id'),
    measure: need(
      choice({ sealingUp: ['查封'], impoundment: ['扣押'], freezing: ['冻结'], liveSealing: ['活封'], registeredSealing: ['登记查封'], standbySealing: ['轮候', '轮候查封'] }),
      '措施',
      'measure',
    ),
    target: need(text(1_000), '对象', '标的物', 'target'),
    ruling: may(text(), '裁定号', '裁定书号', 'ruling'),
    fromDay: may(day, '开始日', '起始日', 'fromDay'),
    toDay: may(day, '到期日', '截止日', 'toDay'),
    rank: may(whole, '轮候顺位', '轮候序', 'rank'),
  },
} as const satisfies SheetDefinition;

/** 异议 */
export const objectionsSheet = {
  id: 'objections',
  names: ['异议', 'objections'],
  telling: ['case', 'by'],
  columns: {
    case: caseColumn,
    ownId: may(text(), '系统编号', 'id'),
    by: need(text(), '异议人', 'by'),
    about: need(text(2_000), '异议内容', '内容', 'about'),
    filedOn: may(day, '提出日期', 'filedOn'),
    state: may(text(), '状态', 'state'),
  },
} as const satisfies SheetDefinition;
