/**
 * The papers' own words for ids (court papers are Chinese whatever the screen speaks). A word that is missing here is
 * printed as it was recorded, so that an unknown id of a newer version is never lost.
 */
const units: Readonly<Record<string, string>> = {
  vehicle: '辆', set: '台', piece: '件', item: '个', box: '箱', bag: '袋', sheet: '张', ton: '吨', kg: '千克', cubicMetre: '立方米', yuan: '元', key: '把',
};

export const categoryWords: Readonly<Record<string, string>> = { vehicle: '机动车', machinery: '机械', goods: '物品' };

export const measureWords: Readonly<Record<string, string>> = {
  sealingUp: '查封', impoundment: '扣押', freezing: '冻结', liveSealing: '活封', registeredSealing: '登记查封', standbySealing: '轮候查封', toVerify: '待核', notSeized: '未扣押',
};

/** Attributes in the order in which a paper tells them, with their words and units. */
export const attributeWords: readonly { readonly key: string; readonly word: string; readonly unit?: string }[] = [
  { key: 'plate', word: '号牌' },
  { key: 'spec', word: '规格' },
  { key: 'model', word: '品牌型号' },
  { key: 'colour', word: '颜色' },
  { key: 'vin', word: '车架号' },
  { key: 'serialNo', word: '编号' },
  { key: 'engineNo', word: '发动机号' },
  { key: 'mileageKm', word: '里程', unit: '公里' },
  { key: 'workingHours', word: '工作', unit: '小时' },
  { key: 'year', word: '出厂年份' },
  { key: 'registeredOwner', word: '登记所有人' },
  { key: 'registeredOn', word: '注册日期' },
  { key: 'mortgage', word: '抵押' },
  { key: 'inspectedUntil', word: '年检有效期至' },
  { key: 'insuredUntil', word: '保险到期日' },
  { key: 'keys', word: '钥匙', unit: '把' },
  { key: 'drivingLicence', word: '行驶证' },
  { key: 'registrationCertificate', word: '登记证书' },
  { key: 'fuelPercent', word: '油量或电量', unit: '%' },
  { key: 'attachments', word: '属具' },
  { key: 'trackerNo', word: '定位终端号' },
  { key: 'gpsDevice', word: '定位设备' },
  { key: 'financeLease', word: '融资租赁标识' },
  { key: 'drivable', word: '能否行驶' },
  { key: 'towSlip', word: '拖车单' },
  { key: 'condition', word: '现状' },
  { key: 'damage', word: '外观损伤' },
  { key: 'ownerClaim', word: '声称的所有人' },
  { key: 'exempt', word: '豁免筛查' },
  { key: 'disposition', word: '处置' },
];

/** Never on a paper that is handed out: whoever reads it could unlock the machine. */
export const secretAttributes: readonly string[] = ['unlockCode'];

const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  drivingLicence: { present: '在车', absent: '不在', unknown: '不明' },
  registrationCertificate: { present: '在案', absent: '不在', unknown: '不明' },
  drivable: { yes: '能', no: '不能', unknown: '未试' },
  disposition: { returned: '当场发还', kept: '保留给被执行人', sealedIn: '封存', withParent: '随车（随主物）', leftInPlace: '留在原处' },
  exempt: {
    no: '不属于豁免', necessities: '生活必需的衣物、家具、炊具、餐具', livingCost: '必需的生活费用', schooling: '完成义务教育所必需', unpublishedWork: '未公开的发明或未发表的著作',
    medical: '身体缺陷辅助工具、医疗物品', honours: '勋章及其他荣誉物品', treaty: '条约豁免', otherByLaw: '法律规定的其他财产',
  },
};

export const custodianWords: Readonly<Record<string, string>> = {
  court: '本院', debtor: '被执行人', thirdParty: '第三人', applicant: '申请执行人', securedCreditor: '担保权人',
};

export const dutyWords: Readonly<Record<string, string>> = {
  lead: '带队负责人', officer: '执行员', recorder: '书记员', bailiff: '司法警察', driver: '驾驶员', assisting: '协助法院人员',
};

export const roleWords: Readonly<Record<string, string>> = {
  respondent: '被执行人', familyMember: '同住成年家属', legalRepresentative: '法定代表人', deputy: '单位工作人员', agent: '代理人', applicant: '申请执行人', thirdParty: '案外人', custodian: '保管人',
  grassroots: '基层组织人员', witness: '见证人', occupant: '驾驶员、占有人', interpreter: '翻译', surveyor: '测绘人员', assistingCourt: '协助法院人员',
};

export const instrumentWords: Readonly<Record<string, string>> = {
  judgment: '判决书', ruling: '裁定书', mediation: '调解书', paymentOrder: '支付令', criminalProperty: '刑事裁判涉财产部分', administrative: '行政决定书', arbitration: '仲裁裁决书',
  notarised: '公证债权文书', foreign: '承认和执行外国裁判的裁定', judicialConfirmation: '司法确认裁定书',
};

export const unitWord = (unit: string | null): string => (unit === null ? '' : (units[unit.replace(/^unit\./, '')] ?? unit));
export const choiceWord = (key: string, value: string): string => choices[key]?.[value] ?? value;
