import type { FoldedDocument, Json } from '../../journal';
import { formatFen } from '../../money/fen';
import type { TranscriptTemplate } from '../template';
import { BLANK, paperTime } from '../paperTime';
import { caseLines, numbered } from './frame';
import { openPaper, type OpenPaper } from './openPaper';
import { handoverResultWords, handoverRoleWords } from './peopleWords';
import { plainNumber } from './propertyWords';
import { idWord, person, word } from './sections';

const fields = [{ key: 'remarks', is: 'long' }] as const;

/** 移交（接收）清单: every hand-over of the action, with condition, keys, papers, mileage, hours, weight and seals, from whom to whom. */
export const transfer: TranscriptTemplate = {
  id: 'transfer',
  version: 1,
  actions: [],
  covers: 'itself',
  needsCustodian: false,
  asksQuestions: false,
  ownTimes: false,
  fields,
  generate(source) {
    const paper = openPaper(source, fields);
    const { reader, action, actionId, asked } = paper;
    const handovers = reader
      .all('handover')
      .filter((each) => each.action === actionId && reader.text(each, 'what') !== 'copy')
      .sort((a, b) => ((reader.text(a, 'at') ?? '') < (reader.text(b, 'at') ?? '') ? -1 : 1));
    const parts = handovers.length > 0 ? handovers.map((each) => handoverPart(paper, each)) : [{ head: `移交人、接收人、时间、财物：${BLANK}`, lines: [] }];
    const last = handovers.at(-1);
    return paper.written('移交（接收）清单', [
      caseLines(reader, action, true),
      ...numbered([...parts, ...(asked.known('remarks') === null ? [] : [{ head: '备注', lines: asked.optional('备注', 'remarks').map((line) => line.replace('　　备注：', '　　')) }])]),
      ['以下空白'],
      [`移交人：${party(reader.value(last, 'from'))}`, `接收人：${party(reader.value(last, 'to'))}`],
    ]);
  },
};

function handoverPart({ reader }: OpenPaper, handover: FoldedDocument) {
  const ids = reader.value(handover, 'items');
  const items = (Array.isArray(ids) ? ids : []).flatMap((id: Json) => (typeof id === 'string' ? [id] : []));
  const result = reader.text(handover, 'result');
  const rows = items.map((id, i) => {
    const item = reader.find('item', id);
    const label = reader.text(item, 'label');
    const name = reader.text(item, 'name') ?? reader.text(item, 'attr/name') ?? BLANK;
    const numberPlate = reader.text(item, 'attr/plate') ?? reader.text(item, 'attr/serialNo');
    const own = reader.value(handover, `row/${id}`) as Readonly<Record<string, Json>> | null;
    return `　　${i + 1}. ${label === null ? '' : `［${label}］`}${[name, numberPlate, ...state((key) => own?.[key] ?? reader.value(handover, key))].filter((part) => part !== null).join('；')}。`;
  });
  const amountFen = reader.number(handover, 'amountFen');
  const feeFen = reader.number(handover, 'feeFen');
  const seals = reader.value(handover, 'seals');
  return {
    head: `${paperTime(reader.text(handover, 'at'))}，${reader.text(handover, 'placeText') ?? BLANK}，由${party(reader.value(handover, 'from'))}移交${party(reader.value(handover, 'to'))}：${handoverResultWords[result ?? ''] ?? result ?? BLANK}`,
    lines: [
      ...rows,
      ...(rows.length === 0 ? state((key) => reader.value(handover, key)).map((part) => `　　${part}`) : [`　　共${rows.length}项。`]),
      ...(amountFen === null ? [] : [`　　款项：${formatFen(amountFen)}元`]),
      ...(Array.isArray(seals) && seals.length > 0 ? [`　　封条完好：${seals.join('、')}`] : []),
      ...(feeFen === null ? [] : [`　　保管费：${formatFen(feeFen)}元${word(reader.text(handover, 'feePer')) === null ? '' : `／${reader.text(handover, 'feePer')}`}`]),
    ],
  };
}

const party = (leaf: Json): string => {
  const row = typeof leaf === 'object' && leaf !== null && !Array.isArray(leaf) ? (leaf as Readonly<Record<string, Json>>) : {};
  return person(row['name'], [idWord(handoverRoleWords, row['role'])]);
};

function state(of: (key: string) => Json): string[] {
  const told: [string, string, string][] = [['condition', '状况', ''], ['keys', '钥匙', ''], ['papers', '证照', ''], ['mileageKm', '里程', '公里'], ['hours', '工作小时', '小时'], ['weightKg', '重量', '千克'], ['note', '备注', '']];
  return told.flatMap(([key, name, unit]) => {
    const value = of(key);
    const text = typeof value === 'number' ? plainNumber(value) : word(value);
    return text === null ? [] : [`${name}：${text}${unit}`];
  });
}
