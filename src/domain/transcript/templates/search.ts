import type { TranscriptTemplate } from '../template';
import { bodySearchesPart, compulsoryPart, incidentsPart, openingsPart, searchStepsPart } from './events';
import { caseLines, casePapers, closing, closingFields, noticePart, numbered, officersPart, peoplePart, placePart, signatureLines, timePart } from './frame';
import { claimsPart, copyLines, custodianOf, custodyPart, termsPart } from './holding';
import { openPaper } from './openPaper';
import { questionsPart } from './questions';
import { propertyLists } from './propertyList';
import { coursePart, limitLines, propertyParts } from './seizure';

const fields = [{ key: 'scope', is: 'text' }, { key: 'warrantShownAt', is: 'instant' }, { key: 'course', is: 'long' }, { key: 'dutyToldAt', is: 'instant' }, { key: 'objections', is: 'long' }, { key: 'remarks', is: 'long' }, ...closingFields] as const;

/**
 * 搜查笔录 (民事诉讼法 259; 解释 494–498): the warrant, place by place, whose body was searched by whom, forced openings, what was found and
 * taken by the procedure of a seizure, what was left.
 */
export const search: TranscriptTemplate = searchOf({ version: 1, asksQuestions: false });

/** Second version: what was asked and answered on the spot (whose money it is, where it comes from) stands in the same paper. */
export const searchWithQuestions: TranscriptTemplate = searchOf({ version: 2, asksQuestions: true });

function searchOf({ version, asksQuestions }: Pick<TranscriptTemplate, 'version' | 'asksQuestions'>): TranscriptTemplate {
  return {
    id: 'search',
    version,
    actions: ['search'],
    covers: 'action',
    needsCustodian: false,
    asksQuestions,
    ownTimes: false,
    fields,
    generate(source) {
      const paper = openPaper(source, fields);
      const { reader, action, actionId, transcript, asked } = paper;
      const custodian = custodianOf(reader, transcript);
      const lists = propertyLists(reader, action, actionId, 'impoundment');
      const parts = [
        timePart(reader, action),
        placePart(reader, action),
        { head: `搜查令：${casePapers(reader, 'searchWarrant')}`, lines: [`　　搜查对象、范围：${asked.text('scope')}`, `　　出示搜查令：${asked.instant('warrantShownAt')}`] },
        officersPart(reader, action),
        peoplePart(reader, action),
        noticePart(reader, action),
        searchStepsPart(reader, action),
        bodySearchesPart(reader, action),
        openingsPart(reader, action),
        coursePart(asked.known('course')),
        incidentsPart(reader, action),
        compulsoryPart(reader, action),
        asksQuestions ? questionsPart(reader, transcript) : null,
        ...propertyParts(reader, lists, '扣押'),
        termsPart(reader, lists.seized, '扣押'),
        claimsPart(reader, [{ rows: lists.seized, prefix: '扣押清单' }, { rows: lists.others, prefix: '未采取措施清单' }]),
        lists.seized.length > 0 || custodian !== null ? custodyPart(custodian, asked, '扣押') : null,
        { head: '其他事项', lines: [...limitLines(reader, action), ...asked.lines('异议及处理', 'objections'), ...asked.optional('其他', 'remarks'), ...copyLines(reader, actionId)] },
      ];
      return paper.written('搜查笔录', [caseLines(reader, action, false), ...numbered(parts), closing(reader, transcript, asked), signatureLines(reader, action, custodian?.name ?? null)]);
    },
  };
}
