import { readHandover, stateOf, type Handover, type HandoverParty, type HandoverState } from '../handover';
import { itemView } from '../inventory/itemView';
import { formatFen } from '../money/fen';
import { capitals } from '../money/capitals';
import { documentKey, textOf, type Documents, type FoldedDocument } from '../journal';
import { readSealRecord, sealStateWords, type SealRecord } from '../seals';
import { BLANK, paperTime } from '../transcript';

const titles: Readonly<Record<string, string>> = { custody: '财产移交保管清单', return: '财产发还清单', cash: '款项移交单', copy: '文书副本交付记录' };
const results: Readonly<Record<string, string>> = { taken: '已接收', refused: '拒绝接收', left: '留置', sent: '已寄出' };
const roles: Readonly<Record<string, string>> = {
  court: '本院', finance: '财务部门', debtor: '被执行人', familyMember: '同住成年家属', thirdParty: '第三人', applicant: '申请执行人', securedCreditor: '担保权人', carrier: '承运人', driver: '驾驶员', owner: '所有人', otherCourt: '其他法院',
};

/**
 * A hand-over (交接) in words: what both sides read and sign. It names each thing as it stands when this is written, since the hand-over
 * itself holds ids alone.
 */
export function handoverText(documents: Documents, document: FoldedDocument): { readonly title: string; readonly text: string } {
  const handover = readHandover(document);
  const record = readSealRecord(document);
  if (record) return sealRecordText(documents, record, handover);
  const title = titles[handover.what ?? ''] ?? '移交清单';
  const things = handover.items.map((id, i) => `　　${i + 1}. ${[thing(documents, id), stateWords(stateOf(handover, id))].filter(Boolean).join('；')}`);
  const paper = handover.paper === null ? undefined : documents.get(documentKey({ kind: 'transcript', id: handover.paper }));
  const lines = [
    title,
    '',
    `移交人：${party(handover.from)}`,
    `接收人：${party(handover.to)}`,
    `时间：${paperTime(handover.at)}`,
    `地点：${handover.placeText ?? BLANK}`,
    ...(paper ? [`文书：${textOf(paper, 'title') ?? BLANK}`] : []),
    ...(handover.copy === null ? [] : [`副本号：${handover.copy}`]),
    ...(things.length > 0 ? [`移交的财产（共${things.length}项）：`, ...things] : []),
    ...(handover.seals.length > 0 ? [`封条：${handover.seals.join('、')}`] : []),
    ...(handover.amountFen === null ? [] : [`金额：${formatFen(handover.amountFen)}元（大写：${capitals(handover.amountFen)}）`]),
    ...(handover.feeFen === null ? [] : [`保管费：${formatFen(handover.feeFen)}元${handover.feePer === null ? '' : `／${handover.feePer}`}`]),
    ...(things.length === 0 && stateWords(handover) !== '' ? [`${handover.what === 'copy' ? '说明' : '状况'}：${stateWords(handover)}`] : []),
    `结果：${results[handover.result ?? ''] ?? handover.result ?? BLANK}`,
    '以下空白',
  ];
  return { title, text: `${lines.join('\n')}\n` };
}

/** 封条变动记录: what became of a strip after the list was signed. */
function sealRecordText(documents: Documents, { item, at, changes, added }: SealRecord, { from, to, placeText }: Handover): { readonly title: string; readonly text: string } {
  const title = '封条变动记录';
  const lines = [
    title,
    '',
    `记录人：${party(from)}`,
    `保管人、在场人：${party(to)}`,
    `时间：${paperTime(at)}`,
    ...(placeText === null ? [] : [`地点：${placeText}`]),
    `财产：${thing(documents, item)}`,
    '封条的变动：',
    ...changes.map(({ seal, number, state, reason }) => {
      const next = added.find(({ replaces }) => replaces === seal);
      return `　　封条${number}${sealStateWords[state]}${reason === null ? '' : `，原因：${reason}`}${next ? `；换贴封条${next.number}${next.position === null ? '' : `（${next.position}）`}` : ''}。`;
    }),
    '已签名的笔录和清单不变，本记录一并存卷。',
    '以下空白',
  ];
  return { title, text: `${lines.join('\n')}\n` };
}

function thing(documents: Documents, id: string): string {
  const item = documents.get(documentKey({ kind: 'item', id }));
  if (!item) return BLANK;
  const { label, name, category } = itemView(item);
  return [label, name ?? category?.paper].filter(Boolean).join(' ') || BLANK;
}

const stateWords = ({ condition, keys, papers, mileageKm, hours, weightKg, note }: HandoverState): string =>
  [
    condition, keys && `钥匙${keys}`, papers && `随附${papers}`, mileageKm === null ? null : `里程${mileageKm}公里`, hours === null ? null : `工作${hours}小时`, weightKg === null ? null : `重${weightKg}千克`, note,
  ].filter(Boolean).join('，');

const party = (side: HandoverParty | null): string => (side === null ? BLANK : `${side.name}${side.role === null || side.role === 'other' ? '' : `（${roles[side.role] ?? side.role}）`}`);
