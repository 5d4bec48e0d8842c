import { may, need, type SheetDefinition } from '../column';
import { choice, day, text, whole } from '../parsers';
import { caseColumn } from './caseColumn';

/** 文书: papers that go on board with the case (授权文书包). */
export const papersSheet = {
  id: 'papers',
  names: ['文书', '文书包', '授权文书', 'papers'],
  telling: ['case', 'title'],
  columns: {
    case: caseColumn,
    ownId: may(text(), '系统编号', '文书编号', 'id'),
    kind: need(
      choice({
        instrument: ['执行依据'],
        ruling: ['裁定书', '执行裁定书', '裁定'],
        assistanceNotice: ['协助执行通知书', '协执通知'],
        searchWarrant: ['搜查令'],
        compelledAppearanceWarrant: ['拘传票'],
        summons: ['传票'],
        publicNotice: ['公告'],
        crossProvinceApproval: ['异地执行批准', '异地批准'],
        enforcementNotice: ['执行通知书', '报告财产令'],
        decision: ['决定书', '拘留决定书', '罚款决定书'],
        letter: ['函', '协助函'],
        other: ['其他'],
      }),
      '种类',
      '文书种类',
      'kind',
    ),
    title: need(text(), '名称', '文书名称', 'title'),
    number: may(text(), '文号', 'number'),
    issuedOn: may(day, '日期', '签发日期', '制作日期', 'issuedOn'),
    issuer: may(text(), '制作机关', '签发机关', 'issuer'),
    signedBy: may(text(), '签发人', 'signedBy'),
    scope: may(text(2_000), '适用范围', '对象', 'scope'),
    validTo: may(day, '有效期至', 'validTo'),
    copies: may(whole, '份数', 'copies'),
  },
} as const satisfies SheetDefinition;
