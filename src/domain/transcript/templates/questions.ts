import type { FoldedDocument } from '../../journal';
import type { InputReader } from '../input';
import { BLANK } from '../paperTime';
import { readQuestions } from '../readTranscript';
import type { Part } from './frame';

/** 问、答 of a paper in their order, a line each, as they were typed; an answer may have several paragraphs. */
export function questionLines(reader: InputReader, transcript: FoldedDocument | undefined): string[] {
  return readQuestions(reader.rows(transcript, 'qa').map(({ id, leaf }) => ({ id, value: leaf })))
    .filter(({ q, a }) => q.trim() !== '' || a.trim() !== '')
    .flatMap(({ q, a }) => [`问：${q.trim() || BLANK}`, ...answer(a)]);
}

/** 现场询问: left out where nothing was asked. */
export function questionsPart(reader: InputReader, transcript: FoldedDocument | undefined): Part | null {
  const lines = questionLines(reader, transcript);
  return lines.length > 0 ? { head: '现场询问', lines: lines.map((line) => `　　${line}`) } : null;
}

function answer(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.length === 0 ? [`答：${BLANK}`] : lines.map((line, i) => (i === 0 ? `答：${line}` : `　　${line}`));
}
