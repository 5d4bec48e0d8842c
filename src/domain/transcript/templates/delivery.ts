import type { TranscriptTemplate } from '../template';
import { BLANK } from '../paperTime';
import { incidentsPart, openingsPart } from './events';
import { caseLines, closing, closingFields, noticePart, numbered, officersPart, peoplePart, placePart, signatureLines, timePart } from './frame';
import { openPaper } from './openPaper';
import { parcelLines, parcelsOf } from './parcelLines';
import { listLines, propertyLists } from './propertyList';
import { coursePart } from './seizure';

const fields = [
  { key: 'receiver', is: 'person' }, { key: 'receiverAuthority', is: 'text' }, { key: 'way', is: 'choice', words: { inPerson: '当面交付', passedOn: '由执行人员转交' } }, { key: 'thing', is: 'long' }, { key: 'condition', is: 'long' },
  { key: 'keysAndPapers', is: 'text' }, { key: 'boundaries', is: 'long' }, { key: 'receivedAt', is: 'instant' }, { key: 'terms', is: 'long' }, { key: 'course', is: 'long' }, { key: 'objections', is: 'long' }, ...closingFields,
] as const;

/** 交付笔录 (民事诉讼法 260; 解释 492): what was handed over to whom, in what state, and that it was received. */
export const delivery: TranscriptTemplate = {
  id: 'delivery',
  version: 1,
  actions: ['delivery'],
  covers: 'action',
  needsCustodian: false,
  asksQuestions: false,
  ownTimes: false,
  fields,
  generate(source) {
    const paper = openPaper(source, fields);
    const { reader, action, actionId, transcript, asked } = paper;
    const lists = propertyLists(reader, action, actionId, false);
    const things = [...lists.seized, ...lists.kept, ...lists.others].map((row, i) => ({ ...row, text: row.text.replace(/^\d+\./u, `${i + 1}.`) }));
    const parcels = parcelsOf(reader, actionId);
    const authority = asked.known('receiverAuthority');
    const parts = [
      timePart(reader, action),
      placePart(reader, action),
      officersPart(reader, action),
      peoplePart(reader, action),
      noticePart(reader, action),
      coursePart(asked.known('course')),
      openingsPart(reader, action),
      incidentsPart(reader, action),
      {
        head: '交付的标的',
        lines: [
          ...(asked.known('thing') === null && things.length + parcels.length > 0 ? [] : asked.lines('标的', 'thing')),
          ...listLines(things),
          ...parcelLines(reader, parcels),
          ...asked.optional('四至', 'boundaries'),
          ...asked.lines('现状', 'condition'),
          ...asked.optional('随同交付的钥匙、证照', 'keysAndPapers'),
          '以下空白',
        ],
      },
      { head: `交付方式：${asked.choice('way')}`, lines: [`　　受领人：${asked.person('receiver')}${authority === null ? '' : `（${authority}）`}`, `　　受领时间：${asked.known('receivedAt') === null ? BLANK : asked.instant('receivedAt')}，受领人确认已收到上述标的`] },
      asked.known('terms') === null ? null : { head: '约定的事项', lines: asked.optional('约定', 'terms').map((line) => line.replace('　　约定：', '　　')) },
      { head: '其他事项', lines: asked.lines('异议及处理', 'objections') },
    ];
    return paper.written('交付笔录', [caseLines(reader, action, false), ...numbered(parts), closing(reader, transcript, asked), [...signatureLines(reader, action, null), `受领人：${asked.person('receiver')}`]]);
  },
};
