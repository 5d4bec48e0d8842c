import type { FoldedDocument, Json } from '../../journal';
import { formatFen } from '../../money/fen';
import type { InputReader } from '../input';
import { BLANK, paperTime } from '../paperTime';
import { officerName, type Part } from './frame';
import { sexWords } from './peopleWords';
import { listed, word } from './sections';

type Leaf = Readonly<Record<string, Json>>;
type Line = (leaf: Leaf) => string;

/** 强制开启 (财产调查规定 14): ordered, refused, opened by what means, with what damage. */
export function openingsPart(reader: InputReader, action: FoldedDocument | undefined): Part | null {
  return list(reader, action, 'opening', '强制开启：', (leaf) =>
    `${paperTime(word(leaf['orderedAt']))}责令开启${said(leaf, 'what')}；${said(leaf, 'refusal')}；${paperTime(word(leaf['at']))}由${officerName(reader, action, leaf['by'])}以${said(leaf, 'means')}开启；损坏情况：${said(leaf, 'damage')}。`,
  );
}

/** Place by place of a search, each with begin, end, who searched and what was there. */
export function searchStepsPart(reader: InputReader, action: FoldedDocument | undefined): Part {
  const part = list(reader, action, 'searchStep', '搜查经过：', (leaf) => {
    const by: Json | undefined = leaf['by'];
    const officers = listed(Array.isArray(by) ? by.map((id: Json) => officerName(reader, action, id)) : []);
    const container = word(leaf['container']);
    return `${said(leaf, 'where')}${container === null ? '' : `，${container}`}：${paperTime(word(leaf['startedAt']))}至${paperTime(word(leaf['endedAt']))}，由${officers}搜查；发现：${said(leaf, 'found')}。`;
  });
  return part ?? { head: `搜查经过（处所、起止时间、搜查人、发现）：${BLANK}`, lines: [] };
}

/** 搜查身体: of a woman by a woman (民诉法解释 496). */
export function bodySearchesPart(reader: InputReader, action: FoldedDocument | undefined): Part | null {
  return list(reader, action, 'bodySearch', '搜查身体：', (leaf) => {
    const by = reader.rows(action, 'team').find(({ id }) => id === leaf['by']);
    return `${paperTime(word(leaf['at']))}，对${said(leaf, 'person')}${sex(leaf['personSex'])}的身体，由${officerName(reader, action, leaf['by'])}${sex(by?.leaf['sex'])}搜查；发现：${said(leaf, 'found')}。`;
  });
}

export function incidentsPart(reader: InputReader, action: FoldedDocument | undefined): Part | null {
  return list(reader, action, 'incident', '妨害执行的情况：', (leaf) => {
    const hurt = word(leaf['hurt']);
    return `${paperTime(word(leaf['at']))}，${said(leaf, 'by')}：${said(leaf, 'what')}${hurt === null ? '' : `；受伤情况：${hurt}`}。`;
  });
}

/** 拘传, 询问, 拘留 and 罚款 of the action. */
export function compulsoryPart(reader: InputReader, action: FoldedDocument | undefined): Part | null {
  const parts = [
    list(reader, action, 'appearance', '', (leaf) => {
      const times: Json | undefined = leaf['summonsTimes'];
      const summoned = Array.isArray(times) && times.length > 0 ? `经${times.length}次传唤未到；` : '';
      return `拘传${said(leaf, 'person')}：${summoned}${said(leaf, 'approvedBy')}批准，拘传票${said(leaf, 'warrantNo')}；${paperTime(word(leaf['arrivedAt']))}到案。`;
    }),
    list(reader, action, 'questioning', '', (leaf) => `询问${said(leaf, 'person')}：${paperTime(word(leaf['from']))}至${paperTime(word(leaf['to']))}。`),
    list(reader, action, 'detention', '', (leaf) => {
      const told = word(leaf['familyToldAt']);
      const note = word(leaf['familyNote']);
      const family = told === null && note === null ? BLANK : [told === null ? null : `${paperTime(told)}已通知`, note].filter((each) => each !== null).join('，');
      return `拘留${said(leaf, 'person')}${plain(leaf['days'])}日：决定书${said(leaf, 'decisionNo')}，${said(leaf, 'approvedBy')}批准；${paperTime(word(leaf['startedAt']))}起；通知家属：${family}。`;
    }),
    list(reader, action, 'fine', '', (leaf) => `罚款${said(leaf, 'person')}${fen(leaf['amountFen'])}元：决定书${said(leaf, 'decisionNo')}，${said(leaf, 'approvedBy')}批准。`),
  ].flatMap((part) => part?.lines ?? []);
  return parts.length > 0 ? { head: '强制措施：', lines: parts.map((line, i) => line.replace(/^　　\d+\. /u, `　　${i + 1}. `)) } : null;
}

export function postedNoticesPart(reader: InputReader, action: FoldedDocument | undefined): Part | null {
  return list(reader, action, 'postedNotice', '张贴公告：', (leaf) => `${paperTime(word(leaf['at']))}，在${said(leaf, 'where')}张贴${said(leaf, 'what')}。`);
}

function list(reader: InputReader, action: FoldedDocument | undefined, prefix: string, head: string, line: Line): Part | null {
  const rows = reader.rows(action, prefix);
  return rows.length > 0 ? { head, lines: rows.map(({ leaf }, i) => `　　${i + 1}. ${line(leaf)}`) } : null;
}

const said = (leaf: Leaf, key: string): string => word(leaf[key]) ?? BLANK;
const sex = (id: Json | undefined): string => (sexWords[String(id)] === undefined ? '' : `（${sexWords[String(id)]}）`);
const plain = (value: Json | undefined): string => (typeof value === 'number' ? String(value) : BLANK);
const fen = (value: Json | undefined): string => (typeof value === 'number' && Number.isSafeInteger(value) ? formatFen(value) : BLANK);
