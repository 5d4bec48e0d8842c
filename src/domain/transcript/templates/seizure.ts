import type { TranscriptTemplate } from '../template';
import { closing, closingFields, caseLines, noticePart, numbered, officersPart, peoplePart, placePart, signatureLines, timePart, type Part } from './frame';
import { compulsoryPart, incidentsPart, openingsPart, postedNoticesPart } from './events';
import { claimsPart, copyLines, custodianOf, custodyPart, termsPart } from './holding';
import { openPaper } from './openPaper';
import { labelled } from './paperFields';
import { listLines, listTotal, propertyLists, everyRow, type ListedItem, type PropertyLists } from './propertyList';
import { sealCount } from './propertyWords';
import { BLANK } from '../paperTime';
import type { InputReader } from '../input';
import type { FoldedDocument } from '../../journal';

const fields = [{ key: 'course', is: 'long' }, { key: 'dutyToldAt', is: 'instant' }, { key: 'objections', is: 'long' }, { key: 'remarks', is: 'long' }, { key: 'attachments', is: 'text' }, ...closingFields] as const;

/**
 * 查封、扣押笔录, second version: all that the first tells (查扣冻规定 18; 民事诉讼法 239, 256, 257), and the ruling, papers shown, presence,
 * torn seals, use by the custodian, both clocks, claims, openings, incidents, what was kept, copies.
 */
export const seizure: TranscriptTemplate = {
  id: 'impoundment',
  version: 2,
  actions: ['impoundment', 'sealing'],
  covers: 'action',
  needsCustodian: true,
  asksQuestions: false,
  ownTimes: false,
  fields,
  generate(source) {
    const paper = openPaper(source, fields);
    const { reader, action, actionId, transcript, asked } = paper;
    const sealing = reader.text(action, 'kind') === 'sealing';
    const deed = sealing ? '查封' : '扣押';
    const custodian = custodianOf(reader, transcript);
    const lists = propertyLists(reader, action, actionId, sealing ? 'sealingUp' : 'impoundment');
    const parts = [
      timePart(reader, action),
      placePart(reader, action),
      officersPart(reader, action),
      peoplePart(reader, action),
      noticePart(reader, action),
      coursePart(asked.known('course')),
      openingsPart(reader, action),
      incidentsPart(reader, action),
      compulsoryPart(reader, action),
      ...propertyParts(reader, lists, deed),
      termsPart(reader, lists.seized, deed),
      claimsPart(reader, [{ rows: lists.seized, prefix: `${deed}清单` }, { rows: lists.others, prefix: '未采取措施清单' }]),
      custodyPart(custodian, asked, deed),
      postedNoticesPart(reader, action),
      { head: '其他事项', lines: [...limitLines(reader, action), ...asked.lines('异议及处理', 'objections'), ...asked.optional('其他', 'remarks'), ...copyLines(reader, actionId), ...asked.optional('附件', 'attachments')] },
    ];
    return paper.written(`${deed}笔录`, [caseLines(reader, action, true), ...numbered(parts), closing(reader, transcript, asked), signatureLines(reader, action, custodian?.name ?? BLANK)]);
  },
};

/** What happened, in the recorder's own words; left out where nothing was written. */
export function coursePart(course: string | null): Part | null {
  return course === null ? null : { head: '经过', lines: course.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => `　　${line}`) };
}

/** The numbered lists: what was taken, what was left to the debtor, what was not taken. */
export function propertyParts(reader: InputReader, { seized, kept, others }: PropertyLists, deed: string): (Part | null)[] {
  const seals = (rows: readonly ListedItem[]) => sealCount(reader, everyRow(rows).map(({ item }) => item));
  return [
    { head: `${deed}的财产`, lines: seized.length > 0 ? [...listLines(seized), listTotal(seized), seals(seized), '以下空白'] : [BLANK] },
    kept.length > 0 ? { head: '保留给被执行人的物品（不采取措施）', lines: [...listLines(kept), `共${kept.length}项，不计入合计。`, '以下空白'] } : null,
    others.length > 0 ? { head: '未采取措施或者待核实的财产', lines: [...listLines(others), `共${others.length}项，不计入合计。`, '以下空白'] } : null,
  ];
}

/** Why a rule's warning was accepted is told on the paper, above all why more was taken than is owed (查扣冻规定 19). */
export function limitLines(reader: InputReader, action: FoldedDocument | undefined): string[] {
  const over = reader.text(action, 'limitReason');
  return over === null ? [] : labelled('估值超过应执行金额的说明', over);
}
