import { inputReader, type InputReader } from '../input';
import { BLANK } from '../paperTime';
import type { TranscriptTemplate } from '../template';
import { areaUncertainty, cornersOf, statedArea, type StatedFigure } from '../../land';
import { property } from './impoundment';
import { propertyRows } from './property';
import { head, notices, other, scene, signatures } from './sections';

const titles: Readonly<Record<string, string>> = { search: '搜查笔录', survey: '现场勘验笔录', delivery: '交付笔录' };

/**
 * 搜查, 现场勘验, 交付 and other 执行笔录: the same frame, the course of events for the recorder to write (民事诉讼法 239; survey: 证据规定 43 with
 * time, place, persons, course, result). Parcels and things that were recorded are told.
 */
export const enforcement: TranscriptTemplate = {
  id: 'enforcement',
  version: 1,
  actions: ['search', 'survey', 'delivery', 'other'],
  covers: 'action',
  needsCustodian: false,
  asksQuestions: false,
  ownTimes: false,
  fields: [],
  generate({ documents, action: actionId }) {
    const reader = inputReader(documents);
    const action = reader.find('fieldAction', actionId);
    const title = titles[reader.text(action, 'kind') ?? ''] ?? '执行笔录';
    const { seized, others } = propertyRows(reader, actionId);
    const land = parcels(reader, actionId);
    const paragraphs = [
      [reader.text(reader.all('case')[0], 'courtName') ?? BLANK, title].join('\n'),
      head(reader).join('\n'),
      scene(reader, action).join('\n'),
      notices(reader, action).join('\n'),
      `五、经过和结果：${BLANK}`,
      ...(land.length > 0 ? [['勘验量测的地块（现场勘验量测，非测绘成果）：', ...land].join('\n')] : []),
      ...(seized.length + others.length > 0 ? [['涉及的财产：', ...property(seized, others)].join('\n')] : []),
      ['六、其他事项', ...other(reader, action)].join('\n'),
      [`以上笔录经______（阅读／宣读），在场人意见：${BLANK}`, '以下空白'].join('\n'),
      signatures(reader, action, null).join('\n'),
    ];
    return { title, text: `${paragraphs.join('\n\n')}\n`, inputs: reader.inputs() };
  },
};

function parcels(reader: InputReader, action: string): string[] {
  return reader
    .all('parcel')
    .filter((parcel) => parcel.action === action)
    .map((parcel, i) => {
      // The text depends on every corner, by its accuracy too.
      const count = reader.rows(parcel, 'corner').length;
      const areaM2 = reader.number(parcel, 'areaOfRecordM2');
      const area = areaM2 === null ? `面积${BLANK}` : areaWords(areaM2, areaUncertainty(cornersOf(parcel))?.u95M2 ?? null);
      const drawer = [reader.text(parcel, 'drawer'), reader.text(parcel, 'drawerRole')].filter((part) => part !== null).join('，');
      return `${i + 1}. ${reader.text(parcel, 'name') ?? BLANK}，角点${count}个，${area}，四至：${BLANK}，绘图人：${drawer === '' ? BLANK : drawer}。`;
    });
}

/** The area with as many digits as it bears, and the computed value for whoever repeats the computation. */
function areaWords(areaM2: number, u95M2: number | null): string {
  const { m2, mu } = statedArea(areaM2, u95M2);
  const figure = ({ value, u95, decimals }: StatedFigure) => (u95 === null ? `约${value.toFixed(decimals)}` : `${value.toFixed(decimals)}±${u95.toFixed(decimals)}`);
  return `面积${figure(mu)}亩（${figure(m2)}平方米，${u95M2 === null ? '误差未知' : '95%把握'}；WGS84椭球面计算值${areaM2.toFixed(1)}平方米）`;
}
