import type { TranscriptTemplate } from '../template';
import { caseLines, numbered, officersPart, readAloudLine, rosterWords } from './frame';
import { openPaper, ownTimePart, plainPlacePart, type OpenPaper } from './openPaper';
import { questionLines } from './questions';
import { listed, person, word } from './sections';
import { BLANK, paperTime } from '../paperTime';

const fields = [
  { key: 'subject', is: 'choice', words: { inquiry: '询问', investigation: '调查' } }, { key: 'person', is: 'person' }, { key: 'personFacts', is: 'long' }, { key: 'askers', is: 'team' }, { key: 'recorders', is: 'team' },
  { key: 'reason', is: 'text' }, { key: 'rightsToldAt', is: 'instant' }, { key: 'madeKnown', is: 'choice', words: { read: '看过', aloud: '读给我听' } }, { key: 'opinion', is: 'text' },
] as const;

/** 执行（调查、询问）笔录: who is asked, by whom, rights told, questions and answers, and the sentence with which the person confirms each page. */
export const inquiry: TranscriptTemplate = {
  id: 'inquiry',
  version: 1,
  actions: ['inquiry'],
  covers: 'itself',
  needsCustodian: false,
  asksQuestions: true,
  ownTimes: true,
  fields,
  generate(source) {
    const paper = openPaper(source, fields);
    const { reader, action, transcript, asked } = paper;
    const title = asked.known('subject') === 'investigation' ? '调查笔录' : '询问笔录';
    const said = questionLines(reader, transcript);
    const team = reader.rows(action, 'team');
    const others = asked.known('askers') === null && reader.value(transcript, 'field/askers') === null;
    const parts = [
      ownTimePart(paper),
      plainPlacePart(paper),
      others ? officersPart(reader, action) : { head: `询问人：${asked.team('askers')}`, lines: [`　　记录人：${asked.team('recorders')}`] },
      { head: `被询问人：${personLine(paper)}`, lines: asked.optional('基本情况', 'personFacts') },
      interpreterPart(paper),
      { head: `事由：${asked.text('reason')}`, lines: [asked.known('rightsToldAt') === null ? `　　权利义务告知：${BLANK}` : `　　${paperTime(asked.known('rightsToldAt'))}，已出示证件，告知申请回避等权利和如实陈述、报告财产的义务`] },
    ];
    const confirm = `以上笔录${asked.known('madeKnown') === null ? '（看过／读给我听）' : asked.choice('madeKnown')}，与我说的一致。${asked.known('opinion') === null ? '' : asked.text('opinion')}`;
    const recorders = others ? team.filter(({ leaf }) => leaf['duty'] === 'recorder').map(({ leaf }) => word(leaf['name']) ?? BLANK) : [];
    return paper.written(title, [
      caseLines(reader, action, false),
      ...numbered(parts),
      said.length > 0 ? said : ['问：______', '答：______'],
      [...readAloudLine(reader, transcript), confirm, '以下空白'],
      [`被询问人：${asked.person('person')}`, `询问人：${others ? listed(team.filter(({ leaf }) => leaf['duty'] !== 'recorder').map(({ leaf }) => word(leaf['name']) ?? BLANK)) : asked.team('askers')}`, `记录人：${others ? listed(recorders) : asked.team('recorders')}`, ...interpreterSigns(paper)],
    ]);
  },
};

/** With what the roster knows of the person. */
function personLine({ reader, action, asked }: OpenPaper): string {
  const row = reader.rows(action, 'present').find(({ id }) => id === asked.known('person'));
  return row ? rosterWords(row.leaf) : asked.person('person');
}

const interpreters = ({ reader, action }: OpenPaper) => reader.rows(action, 'present').filter(({ leaf }) => leaf['role'] === 'interpreter' && leaf['presence'] !== 'absent');
const interpreterPart = (paper: OpenPaper) => (interpreters(paper).length > 0 ? { head: `翻译：${listed(interpreters(paper).map(({ leaf }) => person(leaf['name'], [leaf['language'], leaf['identity']])))}`, lines: [] } : null);
const interpreterSigns = (paper: OpenPaper): string[] => (interpreters(paper).length > 0 ? [`翻译：${listed(interpreters(paper).map(({ leaf }) => word(leaf['name']) ?? BLANK))}`] : []);
