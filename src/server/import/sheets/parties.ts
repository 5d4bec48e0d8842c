import { may, need, type SheetDefinition } from '../column';
import { choice, day, names, text, yesNo } from '../parsers';
import { caseColumn } from './caseColumn';

/** 当事人, and their agents. */
export const partiesSheet = {
  id: 'parties',
  names: ['当事人', '当事人表', 'parties'],
  telling: ['case', 'role', 'name'],
  columns: {
    case: caseColumn,
    ownId: may(text(), '系统编号', '当事人编号', 'id'),
    role: need(
      choice({
        applicant: ['申请执行人', '申请人', '债权人'],
        respondent: ['被执行人', '债务人'],
        coRespondent: ['共同被执行人'],
        guarantor: ['担保被执行人', '担保人', '执行担保人'],
        agent: ['代理人', '委托代理人'],
        thirdParty: ['案外人', '第三人', '利害关系人'],
      }),
      '诉讼地位',
      '角色',
      '地位',
      'role',
    ),
    type: need(choice({ person: ['自然人', '个人'], organisation: ['法人', '单位', '组织', '非法人组织'] }), '类型', '性质', 'type'),
    name: need(text(), '名称', '姓名', '姓名/名称', '姓名或名称', 'name'),
    idNumber: may(text(40), '证件号码', '身份证号', '统一社会信用代码', '身份证号/统一社会信用代码', 'idNumber'),
    address: may(text(500), '住所', '住址', '地址', 'address'),
    phone: may(text(60), '电话', '联系电话', 'phone'),
    legalRepresentative: may(text(), '法定代表人', '负责人', 'legalRepresentative'),
    controller: may(text(), '实际控制人', 'controller'),
    language: may(text(60), '语言', '使用语言', 'language'),
    heed: may(names, '注意', '特殊身份', '特殊情形', 'heed'),
    actsFor: may(text(), '代理谁', '被代理人', 'actsFor'),
    authority: may(text(1_000), '代理权限', 'authority'),
    specialAuthority: may(yesNo, '特别授权', 'specialAuthority'),
    dishonestSince: may(day, '失信日期', '纳入失信日期', 'dishonestSince'),
    consumptionLimitedSince: may(day, '限高日期', '限制消费日期', 'consumptionLimitedSince'),
    exitLimitedSince: may(day, '限制出境日期', 'exitLimitedSince'),
    serviceAddress: may(text(500), '送达地址', 'serviceAddress'),
    serviceConfirmedOn: may(day, '送达地址确认日', '送达地址确认日期', 'serviceConfirmedOn'),
  },
} as const satisfies SheetDefinition;
