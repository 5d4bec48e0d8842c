import type { TranscriptTemplate } from '../template';
import { incidentsPart, openingsPart, postedNoticesPart, compulsoryPart } from './events';
import { caseLines, casePapers, closing, closingFields, noticePart, numbered, officersPart, peoplePart, placePart, signatureLines, timePart } from './frame';
import { custodianOf, custodyPart } from './holding';
import { openPaper } from './openPaper';
import { parcelLines, parcelsOf } from './parcelLines';
import { listLines, propertyLists } from './propertyList';
import { coursePart } from './seizure';

const fields = [
  { key: 'noticeNo', is: 'text' }, { key: 'noticeUntil', is: 'day' }, { key: 'premises', is: 'text' }, { key: 'occupants', is: 'long' }, { key: 'vulnerable', is: 'long' }, { key: 'course', is: 'long' }, { key: 'goodsTo', is: 'text' },
  { key: 'goodsReceiver', is: 'person' }, { key: 'utilities', is: 'text' }, { key: 'keysTo', is: 'text' }, { key: 'vacatedAt', is: 'instant' }, { key: 'dutyToldAt', is: 'instant' }, { key: 'objections', is: 'long' }, ...closingFields,
] as const;

/** 腾退笔录 (民事诉讼法 261): the notice signed by the president and its term, who lived there, the goods and where they went, the keys. */
export const eviction: TranscriptTemplate = {
  id: 'eviction',
  version: 1,
  actions: ['eviction'],
  covers: 'action',
  needsCustodian: false,
  asksQuestions: false,
  ownTimes: false,
  fields,
  generate(source) {
    const paper = openPaper(source, fields);
    const { reader, action, actionId, transcript, asked } = paper;
    const custodian = custodianOf(reader, transcript);
    const lists = propertyLists(reader, action, actionId, false);
    const goods = [...lists.seized, ...lists.kept, ...lists.others].map((row, i) => ({ ...row, text: row.text.replace(/^\d+\./u, `${i + 1}.`) }));
    const notice = asked.known('noticeNo') ?? casePapers(reader, 'publicNotice');
    const parts = [
      timePart(reader, action),
      placePart(reader, action),
      { head: `公告：${notice}`, lines: [`　　公告期限届满：${asked.day('noticeUntil')}`] },
      postedNoticesPart(reader, action),
      officersPart(reader, action),
      peoplePart(reader, action),
      noticePart(reader, action),
      { head: `腾退的房屋、土地：${asked.text('premises')}`, lines: [...parcelLines(reader, parcelsOf(reader, actionId)), ...asked.optional('居住人', 'occupants'), ...asked.optional('老人、儿童、病人及安置', 'vulnerable')] },
      coursePart(asked.known('course')),
      openingsPart(reader, action),
      incidentsPart(reader, action),
      compulsoryPart(reader, action),
      {
        head: '搬出的财物',
        lines: goods.length > 0 ? [...listLines(goods), `共${goods.length}项。`, '以下空白', `　　运至：${asked.text('goodsTo')}`, `　　交由：${asked.person('goodsReceiver')}`] : ['　　没有需要搬出的财物。'],
      },
      custodian === null ? null : custodyPart(custodian, asked, '清点'),
      { head: `腾空时间：${asked.instant('vacatedAt')}`, lines: [`　　水、电、气表数：${asked.text('utilities')}`, `　　钥匙交付：${asked.text('keysTo')}`] },
      { head: '其他事项', lines: asked.lines('异议及处理', 'objections') },
    ];
    return paper.written('腾退笔录', [caseLines(reader, action, false), ...numbered(parts), closing(reader, transcript, asked), signatureLines(reader, action, custodian?.name ?? null)]);
  },
};
