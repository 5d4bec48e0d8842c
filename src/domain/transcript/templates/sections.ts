import { debtorRoles } from '../../case/caseRecord';
import type { FoldedDocument, Json } from '../../journal';
import type { InputReader } from '../input';
import { BLANK, paperTime } from '../paperTime';
import { dutyWords, instrumentWords, roleWords } from './wording';

/** Parts that transcripts of every kind share. Each tells only what was recorded; what was not is a line to complete. */

/** 案号, parties, enforceable instrument, ruling. */
export function head(reader: InputReader, withRulings = true): string[] {
  const record = reader.all('case')[0];
  const instruments = reader.rows(record, 'instrument').map(({ leaf }) => `${word(leaf['number']) ?? BLANK}${instrumentWords[String(leaf['kind'])] ?? ''}`);
  const rulings = () => reader.all('paper').filter((paper) => reader.text(paper, 'kind') === 'ruling').map((paper) => reader.text(paper, 'number') ?? reader.text(paper, 'title') ?? BLANK);
  return [
    `案号：${reader.text(record, 'number') ?? BLANK}`,
    `案由：${reader.text(record, 'cause') ?? BLANK}`,
    `申请执行人：${parties(reader, ['applicant'])}`,
    `被执行人：${parties(reader, debtorRoles)}`,
    `执行依据：${listed(instruments)}`,
    ...(withRulings ? [`采取措施的裁定书：${listed(rulings())}`] : []),
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

/** Begin and end, place, who was there (民事诉讼法 239). */
export function scene(reader: InputReader, action: FoldedDocument | undefined): string[] {
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

/** Whom one tried to call to the scene, by what means, with what result (民事诉讼法 256). */
export function notices(reader: InputReader, action: FoldedDocument | undefined): string[] {
  const attempts = reader.rows(action, 'notify').map(({ leaf }, i) => {
    const told = [paperTime(word(leaf['at'])), word(leaf['means']), `通知${word(leaf['who']) ?? BLANK}到场`].filter((part) => part !== null).join('，');
    return `　　${i + 1}. ${told}；结果：${word(leaf['result']) ?? BLANK}。`;
  });
  return attempts.length > 0 ? ['四、到场通知：', ...attempts] : [`四、到场通知（被通知人、方式、时间、结果）：${BLANK}`];
}

/** Objections, and the copy that was handed over or refused. */
export function other(reader: InputReader, action: FoldedDocument | undefined): string[] {
  const remark = reader.text(action, 'note');
  return [...(remark === null ? [] : [`　　${remark}`]), `　　异议及处理：${BLANK}`];
}

/** Who is to sign; `custodian` null: the paper wants none. */
export function signatures(reader: InputReader, action: FoldedDocument | undefined, custodian: string | null): string[] {
  const names = (prefix: string) => reader.rows(action, prefix).map(({ leaf }) => word(leaf['name']) ?? BLANK);
  return [`执行人员、记录人：${listed(names('team'))}`, ...(custodian === null ? [] : [`保管人：${custodian}`]), `到场人：${listed(names('present'))}`];
}

export const person = (name: Json | undefined, about: readonly (Json | null | undefined)[]): string => {
  const details = about.map(word).filter((each) => each !== null);
  return `${word(name) ?? BLANK}${details.length > 0 ? `（${details.join('，')}）` : ''}`;
};
/** The paper's word for an id; `other` says nothing, an unknown id is printed as it is. */
export const idWord = (words: Readonly<Record<string, string>>, id: Json | undefined): string | null => (typeof id !== 'string' || id === 'other' ? null : (words[id] ?? id));
export const listed = (parts: readonly string[]): string => (parts.length > 0 ? parts.join('、') : BLANK);
export const word = (value: Json | null | undefined): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
