/**
 * Leaves that an item of every class may have, with the papers' own words and in their order. Labels: `common.<key>`, choices
 * `common.<key>Choice.<choice>`. Earlier versions kept some of them among the attributes (`attr/<key>`): those are still read, and
 * written on where they stand.
 */
export interface CommonLeaf {
  readonly key: string;
  readonly paper: string;
  /** Ids with the papers' words; none: a text. */
  readonly choices: Readonly<Record<string, string>> | null;
}

/** Eight kinds of property that may not be seized (查扣冻规定 3), and "no". */
export const exemptKinds = {
  no: '不属于豁免',
  necessities: '生活必需的衣物、家具、炊具、餐具',
  livingCost: '必需的生活费用',
  schooling: '完成义务教育所必需',
  unpublishedWork: '未公开的发明或未发表的著作',
  medical: '身体缺陷辅助工具、医疗物品',
  honours: '勋章及其他荣誉物品',
  treaty: '条约豁免',
  otherByLaw: '法律规定的其他财产',
} as const;

/** What became of a thing that was not taken away, or of one found inside another. */
export const dispositions = { returned: '当场发还', kept: '保留给被执行人', sealedIn: '封存', withParent: '随车（随主物）', leftInPlace: '留在原处' } as const;

export const commonLeaves = [
  { key: 'condition', paper: '现状', choices: null },
  { key: 'ownershipBasis', paper: '权属依据', choices: null },
  { key: 'coOwners', paper: '共有人', choices: null },
  { key: 'mortgage', paper: '抵押', choices: null },
  { key: 'lease', paper: '租赁', choices: null },
  { key: 'room', paper: '所在房间', choices: null },
  { key: 'exempt', paper: '豁免筛查', choices: exemptKinds },
  { key: 'exemptReason', paper: '超出必需的理由', choices: null },
  { key: 'disposition', paper: '处置', choices: dispositions },
] as const satisfies readonly CommonLeaf[];

export type CommonKey = (typeof commonLeaves)[number]['key'];

/** Where a common leaf of this item stands: among the attributes when an earlier version put it there and no later one has written it. */
export function commonPath(document: { readonly paths: Readonly<Record<string, unknown>> }, key: CommonKey): string {
  const older = `attr/${key}`;
  return document.paths[key] === undefined && document.paths[older] !== undefined ? older : key;
}
