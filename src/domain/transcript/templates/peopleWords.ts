/** The papers' own words for the ids of people, notices and times of an action; an id of a newer version is printed as it is. */
type Words = Readonly<Record<string, string>>;

export const sexWords: Words = { female: '女', male: '男' };
export const identityWords: Words = { idCard: '居民身份证', passport: '护照', workId: '工作证件', other: '证件' };
export const meansWords: Words = { inPerson: '当面', phone: '电话', message: '短信', letter: '书面', posted: '张贴', other: '其他方式' };
export const resultWords: Words = { came: '已到场', willCome: '表示到场', refused: '拒绝到场', unreached: '未能联系上', other: '其他' };
export const classWords: Words = { night: '夜间', dawn: '凌晨', holiday: '假日', surprise: '突击' };
export const handoverRoleWords: Words = {
  court: '本院', finance: '财务部门', debtor: '被执行人', familyMember: '同住成年家属', thirdParty: '第三人', applicant: '申请执行人', securedCreditor: '担保权人', carrier: '承运人', driver: '驾驶员', owner: '所有人', otherCourt: '其他法院',
};
export const handoverResultWords: Words = { taken: '已接收', refused: '拒收', left: '留置', sent: '已寄出' };
