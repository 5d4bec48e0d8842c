import type { TranscriptTemplate } from '../template';
import { compulsoryPart, incidentsPart, openingsPart, postedNoticesPart } from './events';
import { caseLines, closing, closingFields, noticePart, numbered, officersPart, peoplePart, placePart, signatureLines, timePart } from './frame';
import { openPaper } from './openPaper';
import { parcelLines, parcelsOf } from './parcelLines';
import { propertyLists } from './propertyList';
import { coursePart, propertyParts } from './seizure';

const fields = [{ key: 'course', is: 'long' }, { key: 'result', is: 'long' }, { key: 'objections', is: 'long' }, ...closingFields] as const;

/** 执行笔录 of any other action (民事诉讼法 239): who, when, where, what happened, with what result. */
export const record: TranscriptTemplate = {
  id: 'enforcement',
  version: 2,
  actions: ['other'],
  covers: 'action',
  needsCustodian: false,
  asksQuestions: false,
  ownTimes: false,
  fields,
  generate(source) {
    const paper = openPaper(source, fields);
    const { reader, action, actionId, transcript, asked } = paper;
    const lists = propertyLists(reader, action, actionId, null);
    const parcels = parcelsOf(reader, actionId);
    const parts = [
      timePart(reader, action),
      placePart(reader, action),
      officersPart(reader, action),
      peoplePart(reader, action),
      noticePart(reader, action),
      { head: '经过', lines: (coursePart(asked.text('course')) ?? { lines: [] }).lines },
      openingsPart(reader, action),
      incidentsPart(reader, action),
      compulsoryPart(reader, action),
      postedNoticesPart(reader, action),
      parcels.length > 0 ? { head: '量测的地块（现场勘验量测，非测绘成果）', lines: parcelLines(reader, parcels) } : null,
      ...(lists.seized.length + lists.kept.length + lists.others.length > 0 ? propertyParts(reader, lists, '采取措施') : []),
      { head: '结果', lines: (coursePart(asked.text('result')) ?? { lines: [] }).lines },
      { head: '其他事项', lines: asked.lines('异议及处理', 'objections') },
    ];
    return paper.written('执行笔录', [caseLines(reader, action, true), ...numbered(parts), closing(reader, transcript, asked), signatureLines(reader, action, null)]);
  },
};
