import type { FoldedDocument, Json } from '../../journal';
import { inputReader, type InputReader } from '../input';
import { readCustodian } from '../custodian';
import { BLANK, paperTime } from '../paperTime';
import type { TranscriptTemplate } from '../template';
import { linesOf, propertyRows, propertyTotal, type PropertyRow } from './property';
import { custodianWords, dutyWords, instrumentWords, roleWords } from './wording';

/**
 * 扣押笔录: begin and end of the measure, place, kind and quantity, custodian, other matters (查扣冻规定 18), the notice to appear
 * (民事诉讼法 256), papers shown (239). It tells only what was recorded; what was not is a line to complete.
 */
export const impoundment: TranscriptTemplate = {
  id: 'impoundment',
  version: 1,
  actions: ['impoundment', 'sealing'],
  needsCustodian: true,
  generate({ documents, action: actionId, transcript: transcriptId }) {
    const reader = inputReader(documents);
    const action = reader.find('fieldAction', actionId);
    const title = reader.text(action, 'kind') === 'sealing' ? '查封笔录' : '扣押笔录';
    const deed = title.slice(0, 2);
    const { seized, others } = propertyRows(reader, actionId);
    const transcript = transcriptId === null ? undefined : reader.find('transcript', transcriptId);
    const paragraphs = [
      [reader.text(reader.all('case')[0], 'courtName') ?? BLANK, title].join('\n'),
      head(reader).join('\n'),
      scene(reader, action).join('\n'),
      notices(reader, action).join('\n'),
      [`五、${deed}的财产`, ...property(seized, others)].join('\n'),
      custody(reader, transcript, action).join('\n'),
      [`七、其他事项`, ...other(reader, action)].join('\n'),
      [`以上笔录经______（阅读／宣读），在场人意见：${BLANK}`, `以下空白`].join('\n'),
      signatures(reader, action, transcript).join('\n'),
    ];
    return { title, text: `${paragraphs.join('\n\n')}\n`, inputs: reader.inputs() };
  },
};

function head(reader: InputReader): string[] {
  const record = reader.all('case')[0];
  const instruments = reader.rows(record, 'instrument').map(({ leaf }) => `${word(leaf['number']) ?? BLANK}${instrumentWords[String(leaf['kind'])] ?? ''}`);
  const rulings = reader.all('paper').filter((paper) => reader.text(paper, 'kind') === 'ruling').map((paper) => reader.text(paper, 'number') ?? reader.text(paper, 'title') ?? BLANK);
  return [
    `案号：${reader.text(record, 'number') ?? BLANK}`,
    `案由：${reader.text(record, 'cause') ?? BLANK}`,
    `申请执行人：${parties(reader, ['applicant'])}`,
    `被执行人：${parties(reader, ['respondent', 'coRespondent', 'guarantor'])}`,
    `执行依据：${listed(instruments)}`,
    `采取措施的裁定书：${listed(rulings)}`,
  ];
}

function parties(reader: InputReader, roles: readonly string[]): string {
  const found = reader.all('party').filter((party) => roles.includes(reader.text(party, 'role') ?? ''));
  found.sort((a, b) => (reader.number(a, 'order') ?? 0) - (reader.number(b, 'order') ?? 0));
  return listed(
    found.map((party) => {
      const representative = reader.text(party, 'legalRepresentative');
      return `${reader.text(party, 'name') ?? BLANK}${representative === null ? '' : `（法定代表人${representative}）`}`;
    }),
  );
}

function scene(reader: InputReader, action: FoldedDocument | undefined): string[] {
  const place = reader.value(action, 'place') as Readonly<Record<string, Json>> | null;
  const position = typeof place?.['lat'] === 'number' && typeof place['lon'] === 'number' ? `（北纬${place['lat'].toFixed(5)}°，东经${place['lon'].toFixed(5)}°，平板定位，仅供参考）` : '';
  const team = reader.rows(action, 'team').map(({ leaf }) => person(leaf['name'], [idWord(dutyWords, leaf['duty']), leaf['certificateNo']]));
  const present = reader.rows(action, 'present').map(({ leaf }) => person(leaf['name'], [idWord(roleWords, leaf['role']), leaf['identity']]));
  return [
    `一、开始时间：${paperTime(reader.text(action, 'startedAt'))}`,
    `　　完成时间：${paperTime(reader.text(action, 'endedAt'))}`,
    `二、地点：${reader.text(action, 'placeText') ?? BLANK}${position}`,
    `三、执行人员、记录人：${listed(team)}`,
    `　　到场人：${listed(present)}`,
    `　　出示证件：${BLANK}`,
  ];
}

function notices(reader: InputReader, action: FoldedDocument | undefined): string[] {
  const attempts = reader.rows(action, 'notify').map(({ leaf }, i) => {
    const told = [paperTime(word(leaf['at'])), word(leaf['means']), `通知${word(leaf['who']) ?? BLANK}到场`].filter((part) => part !== null).join('，');
    return `　　${i + 1}. ${told}；结果：${word(leaf['result']) ?? BLANK}。`;
  });
  return attempts.length > 0 ? ['四、到场通知：', ...attempts] : [`四、到场通知（被通知人、方式、时间、结果）：${BLANK}`];
}

function property(seized: readonly PropertyRow[], others: readonly PropertyRow[]): string[] {
  const list = seized.length > 0 ? [...linesOf(seized), propertyTotal(seized), `封条共${countSeals(seized)}枚。`, '以下空白'] : [BLANK];
  return others.length > 0 ? [...list, '', '未采取措施或者待核实的财产：', ...linesOf(others), `共${others.length}项，不计入合计。`, '以下空白'] : list;
}

const countSeals = (rows: readonly PropertyRow[]): number => rows.reduce((sum, row) => sum + row.seals + countSeals(row.contained), 0);

function custody(reader: InputReader, transcript: FoldedDocument | undefined, action: FoldedDocument | undefined): string[] {
  const custodian = readCustodian(reader.value(transcript, 'custodian') ?? undefined);
  const kind = custodian?.kind ?? null;
  return [
    `六、保管人：${custodian === null ? BLANK : person(custodian.name, [kind === null ? null : (custodianWords[kind] ?? null), custodian.contact])}`,
    `　　存放地点：${custodian?.place.trim() || BLANK}`,
    `　　保管责任已告知：${BLANK}${kind !== null && kind !== 'debtor' ? '（保管期间不得使用）' : ''}`,
    ...(reader.text(action, 'limitReason') === null ? [] : [`　　估值超过应执行金额的说明：${reader.text(action, 'limitReason')}`]),
  ];
}

function other(reader: InputReader, action: FoldedDocument | undefined): string[] {
  const remark = reader.text(action, 'note');
  return [...(remark === null ? [] : [`　　${remark}`]), `　　异议及处理：${BLANK}`, `　　清单副本交付（受领人、时间或者拒收情况）：${BLANK}`];
}

function signatures(reader: InputReader, action: FoldedDocument | undefined, transcript: FoldedDocument | undefined): string[] {
  const names = (prefix: string) => reader.rows(action, prefix).map(({ leaf }) => word(leaf['name']) ?? BLANK);
  const custodian = readCustodian(reader.value(transcript, 'custodian') ?? undefined)?.name ?? BLANK;
  return [`执行人员、记录人：${listed(names('team'))}`, `保管人：${custodian}`, `到场人：${listed(names('present'))}`];
}

const person = (name: Json | undefined, about: readonly (Json | null | undefined)[]): string => {
  const details = about.map(word).filter((each) => each !== null);
  return `${word(name) ?? BLANK}${details.length > 0 ? `（${details.join('，')}）` : ''}`;
};
/** The paper's word for an id; `other` says nothing, an unknown id is printed as it is. */
const idWord = (words: Readonly<Record<string, string>>, id: Json | undefined): string | null => (typeof id !== 'string' || id === 'other' ? null : (words[id] ?? id));
const listed = (parts: readonly string[]): string => (parts.length > 0 ? parts.join('、') : BLANK);
const word = (value: Json | null | undefined): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
