import { measureWord } from '../../inventory/measures';
import { paperWordsOf } from '../../inventory/paperWords';
import { unitWord } from '../../inventory/units';
import { sameJson, textOf, type FoldedDocument, type Json } from '../../journal';
import { formatFen } from '../../money/fen';
import { BLANK, paperDay, paperTime } from '../paperTime';
import { dutyWords, roleWords } from './wording';
import { sexWords } from './peopleWords';

/** A change in the papers' own words: “里程：38420公里”更正为“38240公里”. A path of a newer version is named as it is. */
export function changedParts(category: string | null, path: string, before: Json, after: Json): string[] {
  const [list = path, id] = path.split('/');
  const members = recordOf(after) ?? recordOf(before);
  if (id !== undefined && list !== 'attr' && members) {
    if (before === null) return [`，增加${listWord(list)}：${describe(after)}`];
    if (after === null) return [`，删去${listWord(list)}：${describe(before)}`];
    const was = recordOf(before) ?? {};
    const is = recordOf(after) ?? {};
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => key !== 'order' && !sameJson(was[key] ?? null, is[key] ?? null));
    return keys.map((key) => `，${listWord(list)}${name(is) ?? name(was) ?? ''}的${memberWords[key] ?? key}：${value(key, was[key] ?? null)}更正为${value(key, is[key] ?? null)}`);
  }
  const attribute = list === 'attr' ? paperWordsOf(category).attributes.find(({ key }) => key === id) : undefined;
  const said = (each: Json): string => (attribute ? `“${attribute.say(each) ?? BLANK}${attribute.unit}”` : value(path, each));
  if (path === 'withdrawn') return [after === true ? '，予以删去' : '，予以恢复'];
  return [`，${attribute?.word ?? pathWords[path] ?? paperWordsOf(category).attributes.find(({ key }) => key === path)?.word ?? path}：${said(before)}更正为${said(after)}`];
}

/** 清单［A5］混凝土搅拌运输车 */
export function documentWord(document: FoldedDocument): string {
  const name = textOf(document, 'name') ?? textOf(document, 'attr/name') ?? textOf(document, 'title') ?? '';
  const label = textOf(document, 'label');
  return `${kindWords[document.kind] ?? document.kind}${label === null ? '' : `［${label}］`}${name}`;
}

function value(key: string, each: Json): string {
  if (each === null || each === '') return '（空）';
  if (typeof each === 'boolean') return each ? '“是”' : '“否”';
  if (typeof each === 'number') return `“${/Fen$/.test(key) && Number.isSafeInteger(each) ? `${formatFen(each)}元` : each}”`;
  if (typeof each !== 'string') return `“${JSON.stringify(each)}”`;
  if (/^\d{4}-\d{2}-\d{2}T/.test(each)) return `“${paperTime(each)}”`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(each)) return `“${paperDay(each)}”`;
  const known = key === 'measure' ? measureWord(each) : key === 'unit' ? unitWord(each) : key === 'role' ? roleWords[each] : key === 'duty' ? dutyWords[each] : key === 'sex' ? sexWords[each] : null;
  return `“${known ?? each}”`;
}

const describe = (leaf: Json): string => {
  const members = recordOf(leaf);
  return members
    ? Object.entries(members).filter(([key, each]) => key !== 'order' && each !== null && each !== '').map(([key, each]) => `${memberWords[key] ?? key}${value(key, each)}`).join('，')
    : value('', leaf);
};
const recordOf = (leaf: Json): Readonly<Record<string, Json>> | null => (typeof leaf === 'object' && leaf !== null && !Array.isArray(leaf) ? (leaf as Readonly<Record<string, Json>>) : null);
const name = (leaf: Readonly<Record<string, Json>>): string | null => {
  const found = leaf['name'] ?? leaf['number'] ?? leaf['by'];
  return typeof found === 'string' ? `“${found}”` : null;
};
const listWord = (list: string): string => listWords[list] ?? list;

const kindWords: Readonly<Record<string, string>> = { item: '清单', fieldAction: '现场', transcript: '笔录', parcel: '地块' };
const pathWords: Readonly<Record<string, string>> = {
  name: '名称', label: '编号', parent: '所属', order: '顺序', measure: '措施', quantity: '数量', unit: '单位', valueFen: '估值', valueSource: '估值来源', owner: '权属', holder: '占有人', note: '备注', startedAt: '开始时间', endedAt: '完成时间',
  placeText: '地点', place: '坐标', limitReason: '超额说明', ruling: '裁定书', papersShownAt: '出示证件时间', grassrootsAbsence: '基层组织人员未到场的原因', text: '正文', custodian: '保管人', title: '标题', areaOfRecordM2: '面积', drawer: '绘图人', drawerRole: '绘图人身份',
};
const listWords: Readonly<Record<string, string>> = {
  team: '执行人员', present: '到场人', notice: '到场通知', seal: '封条', claim: '案外人主张', corner: '角点', opening: '强制开启', searchStep: '搜查处所', bodySearch: '搜查身体', incident: '妨害情况', term: '期限', qa: '问答', denomination: '面额', log: '记录', detached: '附件', field: '内容',
};
const memberWords: Readonly<Record<string, string>> = {
  name: '姓名', role: '身份', duty: '职务', identity: '证件号码', certificateNo: '证件号', contact: '电话', sex: '性别', presence: '到场情况', reason: '原因', language: '语言', number: '编号', position: '位置', state: '状态', at: '时间', from: '起', to: '止', ruling: '裁定书', by: '主张人', ground: '理由',
};
