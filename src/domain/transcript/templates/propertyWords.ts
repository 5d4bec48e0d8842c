import { commonPath } from '../../inventory/commonLeaves';
import { commonPaperWords, paperAttributes } from '../../inventory/paperWords';
import type { FoldedDocument, Json } from '../../journal';
import { formatFen } from '../../money/fen';
import { isFen } from '../../money/sumFen';
import type { InputReader } from '../input';
import { BLANK, paperDay, paperTime } from '../paperTime';
import { officerName } from './frame';
import { listed, word } from './sections';
import { custodianWords } from './wording';

type Leaf = Readonly<Record<string, Json>>;

/** What a list tells of one thing after its name and quantity: attributes, rights, seals, value, custody. */
export function propertyWords(reader: InputReader, action: FoldedDocument | undefined, item: FoldedDocument, category: string | null): string[] {
  const keys = reader.keys(item, 'attr');
  const common = commonPaperWords.flatMap(({ key, word: name, say }) => {
    const path = commonPath(item, key);
    const text = path === key ? say(reader.value(item, path)) : null;
    return text === null ? [] : [`${name}：${text}`];
  });
  const recorded = reader.number(item, 'valueFen');
  const valueFen = isFen(recorded) ? recorded : null;
  return [
    ...paperAttributes(category, keys, (path) => reader.value(item, path)).map(({ word: name, text }) => `${name}：${text}`),
    ...common,
    ...told('权属', reader.text(item, 'owner')),
    ...told('占有人', reader.text(item, 'holder')),
    ...confirmation(record(reader.value(item, 'confirmation'))),
    ...otherSeal(record(reader.value(item, 'otherSeal'))),
    ...seals(reader, item),
    ...(valueFen === null ? [] : [`估值：${formatFen(valueFen)}元${bracket(reader.text(item, 'valueSource'))}`]),
    ...cash(reader, action, item),
    ...ownCustodian(record(reader.value(item, 'custodian'))),
    ...told('处理期限', dayOf(reader.text(item, 'handleBy'))),
    ...[reader.text(item, 'note')].filter((note) => note !== null),
  ];
}

/** Every strip with its place, and what became of one that is torn, taken off or void. */
function seals(reader: InputReader, item: FoldedDocument): string[] {
  const rows = reader.rows(item, 'seal');
  const numberOf = (id: Json | undefined): string | null => word(rows.find((row) => row.id === id)?.leaf['number']);
  const said = rows.map(({ id, leaf }) => {
    const successor = rows.find((row) => row.leaf['replaces'] === id);
    const state = sealStates[String(leaf['state'])];
    const now = successor ? `，改用${numberOf(successor.id) ?? BLANK}` : '';
    const about = [word(leaf['position']), state === undefined ? null : `${state}${word(leaf['reason']) === null ? '' : `：${word(leaf['reason'])}`}${now}`].filter((part) => part !== null);
    return `${word(leaf['number']) ?? BLANK}${about.length > 0 ? `（${about.join('，')}）` : ''}`;
  });
  return said.length > 0 ? [`封条：${said.join('、')}`] : [];
}
const sealStates: Readonly<Record<string, string>> = { torn: '破损', removed: '已启封', void: '作废' };

/** How many strips of a list stand, and which do not. */
export function sealCount(reader: InputReader, items: readonly FoldedDocument[]): string {
  const rows = items.flatMap((item) => reader.rows(item, 'seal').map(({ leaf }) => leaf));
  const off = rows.filter((leaf) => sealStates[String(leaf['state'])] !== undefined);
  const named = off.length > 0 ? `；破损、启封或者作废${off.length}枚（${off.map((leaf) => word(leaf['number']) ?? BLANK).join('、')}）` : '';
  return `封条现有${rows.length - off.length}枚${named}。`;
}

/** 面额张数, what was left for a living, who counted, the receipt, and how it was handed in. */
function cash(reader: InputReader, action: FoldedDocument | undefined, item: FoldedDocument): string[] {
  const notes = reader
    .keys(item, 'denomination')
    .flatMap((face) => (/^[1-9]\d{0,9}$/.test(face) ? [{ face: Number(face), count: reader.number(item, `denomination/${face}`) ?? 0 }] : []))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.face - a.face);
  const sumFen = notes.reduce((sum, { face, count }) => sum + face * count, 0);
  const handling = record(reader.value(item, 'cash'));
  const by: Json | undefined = handling?.['countedBy'];
  const handedIn = word(handling?.['handedInAt']);
  return [
    ...(notes.length > 0 ? [`面额：${notes.map(({ face, count }) => `${faceWord(face)}${count}张（枚）`).join('、')}，合计${formatFen(sumFen)}元`] : []),
    ...leftForLiving(record(reader.value(item, 'livingCost')), sumFen),
    ...(Array.isArray(by) && by.length > 0 ? [`清点人：${listed(by.map((id: Json) => officerName(reader, action, id)))}`] : []),
    ...told('收据', word(handling?.['receiptNo'])),
    ...(handedIn === null ? [] : [`${paperTime(handedIn)}交${word(handling?.['handedInTo']) ?? BLANK}`]),
    ...told('未当日交存的原因', word(handling?.['lateReason'])),
  ];
}

/** 生活费: what stays with the person of the money that was found, by whose decision and why; what is left of it was taken. */
function leftForLiving(leaf: Leaf | null, foundFen: number): string[] {
  const fen: Json | undefined = leaf?.['fen'];
  if (!isFen(fen) || fen === 0) return [];
  const about = [word(leaf?.['by']) === null ? null : `由${word(leaf?.['by'])}决定`, word(leaf?.['reason'])].filter((part) => part !== null);
  const taken = foundFen > fen ? `，扣押${formatFen(foundFen - fen)}元` : '';
  return [`其中${formatFen(fen)}元留作生活费${about.length > 0 ? `（${about.join('，')}）` : ''}${taken}`];
}

/** 100元, 0.50元: a face value, whole where it is. */
export const faceWord = (faceFen: number): string => `${faceFen % 100 === 0 ? String(faceFen / 100) : formatFen(faceFen)}元`;

function confirmation(leaf: Leaf | null): string[] {
  const by = word(leaf?.['by']);
  return by === null ? [] : [`第三人书面确认：${by}${bracket(word(leaf?.['paper']))}`];
}

function otherSeal(leaf: Leaf | null): string[] {
  const court = word(leaf?.['court']);
  const about = [word(leaf?.['caseNumber']), dayOf(word(leaf?.['on']))].filter((part) => part !== null);
  return court === null ? [] : [`已由${court}查封${about.length > 0 ? `（${about.join('，')}）` : ''}`];
}

function ownCustodian(leaf: Leaf | null): string[] {
  const name = word(leaf?.['name']);
  if (name === null) return [];
  const scope = word(leaf?.['useScope']);
  const use = leaf?.['useAllowed'] === true ? `可以继续使用${scope === null ? '' : `，${scope}`}` : null;
  const about = [custodianWords[String(leaf?.['kind'])] ?? null, word(leaf?.['place']), use].filter((part) => part !== null);
  return [`保管人：${name}${about.length > 0 ? `（${about.join('，')}）` : ''}`];
}

const record = (value: Json): Leaf | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Leaf) : null);
const told = (name: string, value: string | null): string[] => (value === null ? [] : [`${name}：${value}`]);
const bracket = (text: string | null): string => (text === null ? '' : `（${text}）`);
const dayOf = (day: string | null): string | null => (day === null ? null : paperDay(day));
export const plainNumber = (value: number): string => (Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6))));
