import { readTranscript, type QuestionAnswer } from '../../transcript';
import type { Paper, PaperBlock } from '../paper';
import { caseWords } from '../paperHead';
import type { PaperSource } from '../paperSource';
import { signatureRows } from '../signatureRows';

const BLANK_BELOW = '以下空白';

/** 笔录, word for word as it was written and signed; its questions where the text has not taken them up; a second language beside it. */
export function transcriptPaper(source: PaperSource): Paper | null {
  const document = source.transcript === null ? undefined : source.documents.get(`transcript/${source.transcript}`);
  if (!document) return null;
  const { title, text, qa, second } = readTranscript(document);
  const { courtName, caseNumber } = caseWords(source);
  const body = withoutHead(text, courtName, title);
  if (body === '' && qa.length === 0) return null;
  const questions = qa.filter(({ q }) => !body.includes(q.trim()) || q.trim() === '').map(questionText);
  const blocks: PaperBlock[] = second && second.text.trim() !== '' ? [beside(body, second)] : [{ is: 'text', text: body }];
  if (questions.length > 0) blocks.push({ is: 'text', text: questions.join('\n') });
  if (!body.includes(BLANK_BELOW)) blocks.push({ is: 'blankBelow' });
  return { kind: 'transcript', title: title?.trim() || '执行笔录', courtName, caseNumber, landscape: false, snapshot: source.snapshot, blocks: [...blocks, { is: 'signatures', rows: signatureRows(source) }] };
}

/** Generated texts begin with court and title, which the paper sets apart. */
function withoutHead(text: string, courtName: string | null, title: string | null): string {
  const rest = text.trim().split('\n');
  for (const head of [courtName, title]) if (head !== null && rest[0]?.trim() === head.trim()) rest.shift();
  return rest.join('\n').trim();
}

const questionText = ({ q, a }: QuestionAnswer): string => `问：${q.trim()}\n答：${a.trim() === '' ? '______' : a.trim()}`;

/** Paragraph by paragraph where there are as many in both languages, else as two columns. */
function beside(text: string, { language, text: other }: { readonly language: string; readonly text: string }): PaperBlock {
  const [left, right] = [paragraphs(text), paragraphs(other)];
  const rows = left.length === right.length ? left.map((each, i) => [each, right[i] ?? ''] as const) : [[text, other.trim()] as const];
  return { is: 'pairs', heads: ['中文', language === '' ? '另一种语言' : language], rows };
}

const paragraphs = (text: string): string[] => text.trim().split(/\n{2,}/);
