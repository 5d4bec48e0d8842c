import { documentKey, textOf, valueOf, type FoldedDocument, type Json } from '../../journal';
import type { TranscriptTemplate } from '../template';
import { BLANK, paperTime } from '../paperTime';
import { caseLines, closing, closingFields, numbered, signatureLines } from './frame';
import { changedParts, documentWord } from './changeWords';
import { openPaper, type OpenPaper } from './openPaper';
import { word } from './sections';

const fields = [{ key: 'reason', is: 'long' }, { key: 'corrections', is: 'rows', columns: [{ key: 'wrong', is: 'text' }, { key: 'right', is: 'text' }] }, { key: 'foundAt', is: 'instant' }, ...closingFields] as const;

/** 补正笔录: which signed paper is corrected, every change with the old and the new value, and why. A sealed paper changes in no other way. */
export const correction: TranscriptTemplate = {
  id: 'correction',
  version: 1,
  actions: [],
  covers: 'itself',
  needsCustodian: false,
  asksQuestions: false,
  ownTimes: true,
  fields,
  generate(source) {
    const paper = openPaper(source, fields);
    const { reader, action, transcript, asked } = paper;
    const corrected = reader.find('transcript', reader.text(transcript, 'corrects') ?? '');
    const frozenAt = corrected?.acts.find((act) => act.is === 'freeze' && act.snapshot === corrected.frozen)?.at ?? null;
    const lines = [...pendingLines(paper, source.documents), ...writtenLines(paper)];
    const parts = [
      { head: `时间：${paperTime(reader.text(transcript, 'startedAt'))}`, lines: [] },
      { head: `被补正的笔录：${reader.text(corrected, 'title') ?? BLANK}，${frozenAt === null ? '' : `${paperTime(frozenAt)}定稿，`}校验码${corrected?.frozen?.slice(0, 16) ?? BLANK}`, lines: [] },
      { head: '补正的内容：', lines: lines.length > 0 ? lines.map((line, i) => `　　${i + 1}. ${line}`) : [`　　${BLANK}`] },
      { head: '补正的原因', lines: asked.lines('原因', 'reason').map((line) => line.replace('　　原因：', '　　')) },
      { head: '原笔录的其他内容不变，本补正笔录与原笔录一并存卷。', lines: [] },
    ];
    return paper.written('补正笔录', [caseLines(reader, action, false), ...numbered(parts), closing(reader, transcript, asked), signatureLines(reader, action, null)]);
  },
};

/** Changes that the frozen documents do not hold and that this paper takes up: the old value, then the new one. */
function pendingLines({ reader, transcript }: OpenPaper, documents: ReadonlyMap<string, FoldedDocument>): string[] {
  const takesUp = reader.value(transcript, 'takesUp');
  const taken: readonly Json[] = Array.isArray(takesUp) ? takesUp : [];
  return [...documents.values()]
    .filter(({ pending }) => pending.some(({ entry }) => taken.includes(entry)))
    .sort((a, b) => (documentKey(a) < documentKey(b) ? -1 : 1))
    .flatMap((document) =>
      document.pending
        .filter(({ entry }) => taken.includes(entry))
        .flatMap(({ entry, change }) => {
          reader.depend(document, `pending/${entry}`, entry);
          return Object.entries(change.set).flatMap(([path, value]) => changedParts(textOf(document, 'category'), path, valueOf(document, path) ?? null, value).map((said) => `${documentWord(document)}${said}`));
        }),
    );
}

/** What the recorder corrects in the wording. */
const writtenLines = ({ asked }: OpenPaper): string[] => asked.rows('corrections').map((row) => `“${word(row['wrong']) ?? BLANK}”更正为“${word(row['right']) ?? BLANK}”`);
