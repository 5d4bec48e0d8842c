import { may, need, type SheetDefinition } from '../column';
import { choice, text } from '../parsers';
import { caseColumn } from './caseColumn';

/** 法院 of this installation. The id is the court's for ever. */
export const courtsSheet = {
  id: 'courts',
  names: ['法院', 'courts'],
  telling: ['code', 'courtId'],
  columns: {
    code: need(text(12), '法院代字', '代字', 'code'),
    courtId: need(text(63), '法院标识', '标识', 'id', 'courtId'),
    name: need(text(), '法院名称', '名称', 'name'),
  },
} as const satisfies SheetDefinition;

/** 人员: accounts and teams. The initial password counts for a new account alone. */
export const officersSheet = {
  id: 'officers',
  names: ['人员', '人员表', 'officers', 'people'],
  telling: ['account', 'role'],
  columns: {
    court: need(text(12), '法院代字', '法院', '代字', 'court'),
    account: need(text(64), '账号', 'account'),
    name: need(text(60), '姓名', 'name'),
    role: need(choice({ officer: ['执行员', '法官', '法官助理', '执行法官', '司法警察'], recorder: ['书记员', '记录人'], lead: ['带队负责人', '带队', '负责人', '团队长'], admin: ['管理员'] }), '角色', 'role'),
    team: may(text(), '团队', '执行团队', 'team'),
    duty: may(text(60), '职务', 'duty'),
    certificateNo: may(text(60), '证号', '执行公务证号', '证件号', 'certificateNo'),
    password: may(text(200), '初始密码', 'password'),
    passwordHash: may(text(300), '密码摘要', 'passwordHash'),
  },
} as const satisfies SheetDefinition;

/** 分派: who else sees a case, beside its team, handler and recorder. */
export const assignmentsSheet = {
  id: 'assignments',
  names: ['分派', '指派', 'assignments'],
  telling: ['case', 'account'],
  columns: { case: caseColumn, account: may(text(64), '账号', 'account'), team: may(text(), '团队', 'team') },
} as const satisfies SheetDefinition;
