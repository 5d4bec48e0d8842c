/**
 * The papers' own words for ids (court papers are Chinese whatever the screen speaks). A word that is missing here is
 * printed as it was recorded, so that an unknown id of a newer version is never lost. Those of things and of what is done
 * with them stand with the inventory (`paperWordsOf`, `measureWord`, `unitWord`).
 */
export const custodianWords: Readonly<Record<string, string>> = {
  court: '本院', debtor: '被执行人', thirdParty: '第三人', applicant: '申请执行人', securedCreditor: '担保权人',
};

export const dutyWords: Readonly<Record<string, string>> = {
  lead: '带队负责人', officer: '执行员', recorder: '书记员', bailiff: '司法警察', driver: '驾驶员', assisting: '协助法院人员',
};

export const roleWords: Readonly<Record<string, string>> = {
  respondent: '被执行人', familyMember: '同住成年家属', minorFamilyMember: '同住未成年家属', legalRepresentative: '法定代表人', deputy: '单位工作人员', agent: '代理人', applicant: '申请执行人', thirdParty: '案外人', custodian: '保管人',
  grassroots: '基层组织人员', witness: '见证人', occupant: '驾驶员、占有人', interpreter: '翻译', surveyor: '测绘人员', assistingCourt: '协助法院人员',
};

export const instrumentWords: Readonly<Record<string, string>> = {
  judgment: '判决书', ruling: '裁定书', mediation: '调解书', paymentOrder: '支付令', criminalProperty: '刑事裁判涉财产部分', administrative: '行政决定书', arbitration: '仲裁裁决书',
  notarised: '公证债权文书', foreign: '承认和执行外国裁判的裁定', judicialConfirmation: '司法确认裁定书',
};
