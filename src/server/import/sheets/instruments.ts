import type { Instrument } from '@/domain/case/caseRecord';
import { may, need, type SheetDefinition } from '../column';
import { choice, day, lines, text } from '../parsers';
import { caseColumn } from './caseColumn';

export const instrumentWords: Readonly<Record<Instrument['kind'], readonly string[]>> = {
  judgment: ['判决', '判决书', '民事判决书'],
  ruling: ['裁定', '裁定书', '民事裁定书'],
  mediation: ['调解书', '调解', '民事调解书'],
  paymentOrder: ['支付令'],
  criminalProperty: ['刑事涉财产', '刑事判决', '刑事裁判涉财产部分'],
  administrative: ['行政决定', '行政处罚决定', '行政处理决定'],
  arbitration: ['仲裁', '仲裁裁决', '仲裁裁决书'],
  notarised: ['公证债权', '公证债权文书'],
  foreign: ['外国裁判承认', '承认外国裁判'],
  judicialConfirmation: ['司法确认', '司法确认裁定'],
  other: ['其他'],
};

/** 依据: enforceable instruments, where a case has more than one or more is to be said. */
export const instrumentsSheet = {
  id: 'instruments',
  names: ['依据', '执行依据', 'instruments'],
  telling: ['case', 'kind', 'orders'],
  columns: {
    case: caseColumn,
    ownId: may(text(), '系统编号', 'id'),
    number: need(text(), '文号', '依据案号', '执行依据', '执行依据案号', 'number'),
    kind: need(choice(instrumentWords), '种类', '依据种类', 'kind'),
    issuer: may(text(), '制作机关', 'issuer'),
    effectiveOn: may(day, '生效日期', '生效日', 'effectiveOn'),
    performBy: may(day, '履行期满日', '履行期届满日', 'performBy'),
    orders: may(lines, '主文', '主文项', 'orders'),
  },
} as const satisfies SheetDefinition;
