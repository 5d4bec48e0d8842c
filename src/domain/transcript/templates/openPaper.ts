import type { FoldedDocument } from '../../journal';
import { inputReader, type InputReader } from '../input';
import { BLANK, paperTime } from '../paperTime';
import type { GeneratedTranscript, TemplateField, TranscriptSource } from '../template';
import { letterhead, paperText, type Part } from './frame';
import { paperFields, type PaperFields } from './paperFields';

/** What a template of the second generation writes from. */
export interface OpenPaper {
  readonly reader: InputReader;
  readonly actionId: string;
  readonly action: FoldedDocument | undefined;
  readonly transcript: FoldedDocument | undefined;
  readonly asked: PaperFields;
  /** The paper with its letterhead, and what it depends on. */
  written(title: string, paragraphs: readonly (string | readonly string[])[]): GeneratedTranscript;
}

export function openPaper({ documents, action: actionId, transcript: transcriptId }: TranscriptSource, fields: readonly TemplateField[]): OpenPaper {
  const reader = inputReader(documents);
  const action = reader.find('fieldAction', actionId);
  const transcript = transcriptId === null ? undefined : reader.find('transcript', transcriptId);
  const asked = paperFields(reader, transcript, action, fields);
  return { reader, actionId, action, transcript, asked, written: (title, paragraphs) => ({ title, text: paperText([letterhead(reader, title), ...paragraphs]), inputs: reader.inputs() }) };
}

/** Begin and end of a side paper: its own. */
export const ownTimePart = ({ reader, transcript }: OpenPaper): Part => ({ head: `时间：${paperTime(reader.text(transcript, 'startedAt'))}至${paperTime(reader.text(transcript, 'endedAt'))}`, lines: [] });

export const plainPlacePart = ({ reader, action }: OpenPaper): Part => ({ head: `地点：${reader.text(action, 'placeText') ?? BLANK}`, lines: [] });
