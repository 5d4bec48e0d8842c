import { caseNumber, choice, day, lines, money, names, text, TEXT_LENGTH, yesNo } from '../parsers';
import { may, need, type SheetDefinition } from '../column';
import { instrumentWords } from './instruments';

/** 案件: one row a case. Instrument and parties may stand here in short, or in sheets of their own. */
export const casesSheet = {
  id: 'cases',
  names: ['案件', '案件表', 'cases', 'case'],
  telling: ['number', 'claim'],
  columns: {
    number: need(caseNumber, '案号', 'number', 'caseNumber'),
    ownId: may(text(), '系统编号', '案件标识', 'id'),
    classification: may(choice({ open: ['公开', '非密', '无', '否', '非涉密'], classified: ['涉密', '秘密', '机密', '绝密', '是'] }), '密级', '涉密', 'classification'),
    status: may(choice({ open: ['在办', '执行中'], suspended: ['中止', '暂缓'], closed: ['已结', '结案', '终本'] }), '状态', '案件状态', 'status'),
    aim: may(choice({ money: ['金钱', '金钱给付'], delivery: ['交付', '行为', '交付/行为'] }), '执行类型', '执行内容', 'aim'),
    cause: may(text(), '案由', 'cause'),
    docketedOn: may(day, '立案日期', '立案日', 'docketedOn'),
    place: may(text(500), '所在地', '执行地点', '地点', 'place'),
    deliverable: may(text(2_000), '交付标的', 'deliverable'),
    claim: may(money, '申请标的额', '标的额', '申请执行标的额', 'claim'),
    recovered: may(money, '已到位额', '已执行到位', '到位金额', 'recovered'),
    fee: may(money, '执行费', '执行申请费', 'fee'),
    interestBase: may(money, '利息基数', '迟延利息基数', 'interestBase'),
    interestFrom: may(day, '履行期满日', '利息起算日', '履行期届满日', 'interestFrom'),
    interestTo: may(day, '利息截止日', 'interestTo'),
    limitWithInterest: may(yesNo, '限额含利息', 'limitWithInterest'),
    limit: may(money, '查封限额', '限额', 'limit'),
    noticeServedOn: may(day, '执行通知送达日', '首次执行通知', 'noticeServedOn'),
    reportOrderServedOn: may(day, '报告财产令送达日', '报告财产令', 'reportOrderServedOn'),
    originalCourt: may(text(), '原执行法院', 'originalCourt'),
    transferOrder: may(text(), '指令文号', '交叉执行文号', 'transferOrder'),
    handler: may(text(64), '承办人', '承办人账号', 'handler'),
    recorder: may(text(64), '书记员', '书记员账号', 'recorder'),
    team: may(text(), '团队', '执行团队', 'team'),
    instrumentNumber: may(text(), '执行依据', '执行依据案号', '执行依据文号', 'instrumentNumber', 'instrument'),
    instrumentKind: may(choice(instrumentWords), '依据种类', '执行依据种类', 'instrumentKind'),
    instrumentIssuer: may(text(), '制作机关', '依据制作机关', 'instrumentIssuer'),
    instrumentEffectiveOn: may(day, '生效日期', '依据生效日', 'instrumentEffectiveOn'),
    orders: may(lines, '主文', '主文项', '执行内容主文', 'orders'),
    applicants: may(names, '申请执行人', '申请人', 'applicants', 'applicant'),
    respondents: may(names, '被执行人', '被申请人', 'respondents', 'respondent'),
    remark: may(text(TEXT_LENGTH), '备注', '说明', 'remark'),
  },
} as const satisfies SheetDefinition;
