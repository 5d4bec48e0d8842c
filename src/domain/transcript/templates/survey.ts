import type { TranscriptTemplate } from '../template';
import { BLANK } from '../paperTime';
import { caseLines, closing, closingFields, noticePart, numbered, officersPart, peoplePart, placePart, signatureLines, timePart } from './frame';
import { openPaper, type OpenPaper } from './openPaper';
import { parcelLines, parcelsOf } from './parcelLines';
import { coursePart } from './seizure';

const fields = [
  { key: 'reason', is: 'long' }, { key: 'instruments', is: 'text' }, { key: 'tape', is: 'long' }, { key: 'tapeAreaM2', is: 'number' }, { key: 'agreedAreaM2', is: 'number' }, { key: 'agreedReason', is: 'long' },
  { key: 'boundaries', is: 'long' }, { key: 'markers', is: 'long' }, { key: 'waterRoad', is: 'text' }, { key: 'course', is: 'long' }, { key: 'partiesSay', is: 'long' }, { key: 'result', is: 'long' }, ...closingFields,
] as const;
const M2_PER_MU = 10_000 / 15;

/** 现场勘验（丈量）笔录 (民事诉讼法 83; 证据规定 43): time, place, surveyor, who was there, course, result; two methods and their difference, the area agreed on. */
export const survey: TranscriptTemplate = {
  id: 'survey',
  version: 1,
  actions: ['survey'],
  covers: 'action',
  needsCustodian: false,
  asksQuestions: false,
  ownTimes: false,
  fields,
  generate(source) {
    const paper = openPaper(source, fields);
    const { reader, action, actionId, transcript, asked } = paper;
    const parcels = parcelsOf(reader, actionId);
    const parts = [
      timePart(reader, action),
      placePart(reader, action),
      officersPart(reader, action),
      peoplePart(reader, action),
      noticePart(reader, action),
      coursePartOf('勘验事由', asked.known('reason')),
      coursePart(asked.known('course')),
      {
        head: '量测（现场勘验量测，非测绘成果）',
        lines: [
          `　　仪器：${asked.text('instruments')}`,
          ...(parcels.length > 0 ? parcelLines(reader, parcels) : [`　　地块：${BLANK}`]),
          ...asked.optional('皮尺丈量', 'tape'),
          ...tapeLines(paper),
          ...asked.lines('四至', 'boundaries'),
          ...asked.optional('界标', 'markers'),
          ...asked.optional('水源、道路', 'waterRoad'),
          ...agreedLines(paper),
        ],
      },
      { head: '各方意见', lines: asked.lines('各方意见', 'partiesSay').map((line) => line.replace('　　各方意见：', '　　')) },
      { head: '勘验结果', lines: asked.lines('勘验结果', 'result').map((line) => line.replace('　　勘验结果：', '　　')) },
      { head: '附：现场图（载明绘制时间、方位、测绘人姓名和身份）', lines: [] },
    ];
    return paper.written('现场勘验笔录', [caseLines(reader, action, false), ...numbered(parts), closing(reader, transcript, asked), signatureLines(reader, action, null)]);
  },
};

const coursePartOf = (head: string, text: string | null) => {
  const part = coursePart(text);
  return part && { ...part, head };
};

/** The area by tape, and how far the two methods are apart. */
function tapeLines({ reader, actionId, asked }: OpenPaper): string[] {
  const tapeM2 = asked.number('tapeAreaM2');
  if (tapeM2 === null) return [];
  const measured = parcelsOf(reader, actionId).map((parcel) => reader.number(parcel, 'areaOfRecordM2'));
  const totalM2 = measured.length > 0 && measured.every((area) => area !== null) ? measured.reduce((sum, area) => sum + area, 0) : null;
  const apart = totalM2 === null || totalM2 <= 0 ? '' : `；与定位量测相差${Math.abs(totalM2 - tapeM2).toFixed(1)}平方米（${((Math.abs(totalM2 - tapeM2) / totalM2) * 100).toFixed(2)}%）`;
  return [`　　皮尺丈量面积：${area(tapeM2)}${apart}`];
}

function agreedLines({ asked }: OpenPaper): string[] {
  const agreedM2 = asked.number('agreedAreaM2');
  return [...(agreedM2 === null ? [] : [`　　各方认可的面积：${area(agreedM2)}`]), ...asked.optional('取值理由', 'agreedReason')];
}

const area = (m2: number): string => `${(m2 / M2_PER_MU).toFixed(2)}亩（${Number(m2.toFixed(1))}平方米）`;
