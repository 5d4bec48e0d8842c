import type { TranscriptTemplate, TranscriptSource, GeneratedTranscript } from '../template';
import { BLANK } from '../paperTime';
import { caseLines, numbered, officerNames } from './frame';
import { custodianOf, custodianText, useText } from './holding';
import { openPaper } from './openPaper';
import { propertyLists } from './propertyList';

const fields = [{ key: 'signedOn', is: 'day' }, { key: 'reportCycle', is: 'text' }, { key: 'fee', is: 'text' }, { key: 'duties', is: 'long' }] as const;

const shared = { version: 1, actions: [], covers: 'itself', needsCustodian: true, asksQuestions: false, ownTimes: false, fields } as const;

/** 保管委托（责任）书: what is kept where by whom, that nobody may use it but a debtor who was allowed to, and what follows from fault. */
export const custody: TranscriptTemplate = { ...shared, id: 'custody', generate: (source) => undertaking(source, '财产保管责任书', false) };

/** 活封监管书: the debtor goes on using what is sealed, within a scope, reports, and may not transfer or pledge it (查扣冻规定 10). */
export const liveSealing: TranscriptTemplate = { ...shared, id: 'liveSealing', generate: (source) => undertaking(source, '活封监管书', true) };

function undertaking(source: TranscriptSource, title: string, live: boolean): GeneratedTranscript {
  const paper = openPaper(source, fields);
  const { reader, action, actionId, transcript, asked } = paper;
  const custodian = custodianOf(reader, transcript);
  const { seized } = propertyLists(reader, action, actionId, false);
  const rows = live ? seized.filter(({ measure }) => measure === 'liveSealing') : seized;
  const things = rows.map(({ item, quantity, unit }, i) => {
    const label = reader.text(item, 'label');
    const seals = reader.rows(item, 'seal').length;
    return `　　${i + 1}. ${label === null ? '' : `［${label}］`}${reader.text(item, 'name') ?? reader.text(item, 'attr/name') ?? BLANK}${quantity === null ? '' : `，${quantity}${unit}`}${seals > 0 ? `，封条${seals}枚` : ''}`;
  });
  const parts = [
    { head: `保管人：${custodian === null ? BLANK : custodianText(custodian)}`, lines: [`　　存放地点：${custodian?.place.trim() || BLANK}`] },
    { head: '保管的财产', lines: things.length > 0 ? [...things, `　　共${things.length}项，明细见财产清单。`, '以下空白'] : [BLANK] },
    {
      head: '保管人的责任',
      lines: [
        '　　（一）妥善保管，防止毁损、灭失；发现异常立即报告法院。',
        `　　（二）${custodian === null ? `能否使用：${BLANK}` : useText(custodian)}`,
        '　　（三）不得隐藏、转移、变卖、毁损，不得擅自启封、破坏封条。',
        `　　（四）${live ? `按期报告使用和保管情况：${asked.text('reportCycle')}。` : `报告：${asked.known('reportCycle') ?? '法院随时可以查验'}。`}`,
        '　　（五）违反的，依照民事诉讼法第一百一十四条处理；造成损失的，依法承担责任。',
        ...asked.optional('（六）其他', 'duties'),
        ...(asked.known('fee') === null ? [] : [`　　保管费用：${asked.text('fee')}`]),
      ],
    },
  ];
  return paper.written(title, [caseLines(reader, action, true), ...numbered(parts), ['本人（单位）已知悉上述责任。', '以下空白'], [`保管人：${custodian?.name ?? BLANK}`, `执行人员：${officerNames(reader, action)}`, `日期：${asked.day('signedOn')}`]]);
}
