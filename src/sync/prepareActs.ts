import { canonicalText, limits, utf8Length, withinLimits, type EntryBody, type FileNote, type Json } from '@/domain/journal';
import type { EntryDraft, NewFile, RecordResult } from '@/ports/workspace';
import type { AppendTools, AppendWriter } from './appendPorts';

/** An act with everything but its place in the chain. Its id and moment stay the same however often it is chained. */
export interface PreparedAct {
  readonly body: Omit<EntryBody, 'scope'>;
  /** Canonical text of that body. */
  readonly text: string;
  readonly salt: string;
  /** Files that it announces. */
  readonly notes: readonly FileNote[];
}

type Failure = Extract<RecordResult, { ok: false }>;

/** Gives acts their ids, time and salt, and refuses what no entry can hold (E7), before anything is written. */
export function prepareActs(drafts: readonly EntryDraft[], files: readonly NewFile[], writer: AppendWriter, tools: AppendTools): { readonly ok: true; readonly acts: readonly PreparedAct[] } | Failure {
  if (drafts.length > limits.transactionEntries) return refused('tooLarge', `${drafts.length} acts`);
  for (const { note } of files) if (note.size > limits.fileBytes) return refused('tooLarge', `${note.size} bytes in one file`);
  const acts: PreparedAct[] = [];
  let bytes = 0;
  for (const draft of drafts) {
    const act = prepare(draft, writer, tools);
    let text: string;
    try {
      text = canonicalText(act.body);
    } catch (error) {
      return refused('unwritable', String(error));
    }
    bytes += utf8Length(text);
    if (!withinLimits(text, act.body) || bytes > limits.transactionBytes) return refused('tooLarge', `${draft.op} of ${bytes} bytes`);
    acts.push({ ...act, text });
  }
  const named = new Set(acts.flatMap(({ notes }) => notes.map(({ sha256 }) => sha256)));
  const stray = files.find(({ note }) => !named.has(note.sha256));
  if (stray) throw new Error(`no act attaches file ${stray.note.sha256}`);
  return { ok: true, acts };
}

function prepare({ op, change, case: id, action, document, place = null }: EntryDraft, writer: AppendWriter, tools: AppendTools): Omit<PreparedAct, 'text'> {
  const notes = op === 'attach' ? change.files : [];
  const body = { id: tools.newId(), actor: writer.officer, at: tools.moment(), place, case: id, action, document: { kind: document.kind, id: document.id }, op, change: change as unknown as Json, files: notes.map(({ sha256 }) => sha256), app: tools.app };
  return { body, salt: tools.newSalt(), notes };
}

const refused = (problem: Failure['problem'], detail: string): Failure => ({ ok: false, problem, detail });
