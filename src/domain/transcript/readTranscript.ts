import { isWithdrawn, listOf, textOf, valueOf, type FoldedDocument, type Json } from '../journal';
import { readCustodian, type Custodian } from './custodian';

/** One question and its answer (问、答). */
export interface QuestionAnswer {
  readonly id: string;
  readonly q: string;
  readonly a: string;
  readonly order: number;
}

/** The text in the language of a person who does not read Chinese, beside the Chinese one. */
export interface SecondText {
  readonly language: string;
  readonly text: string;
}

/** Who read what out, in which language (民诉法 11). */
export interface ReadAloud {
  readonly by: string;
  readonly language: string;
  /** Which parts; empty: all of it. */
  readonly parts: string;
  readonly at: string | null;
}

/** A paper of an action (笔录) as its document tells it. An action may have several. */
export interface Transcript {
  readonly id: string;
  readonly action: string | null;
  /** `impoundment@2`; one of a newer version survives. */
  readonly template: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly custodian: Custodian | null;
  readonly qa: readonly QuestionAnswer[];
  readonly second: SecondText | null;
  readonly readAloud: ReadAloud | null;
  /** What only its template asks, by the template's key. */
  readonly fields: Readonly<Record<string, Json>>;
  /** 补正: the signed paper that it corrects, and the entries whose changes it takes up. */
  readonly corrects: string | null;
  readonly takesUp: readonly string[];
  readonly frozen: boolean;
  readonly withdrawn: boolean;
}

export function readTranscript(document: FoldedDocument): Transcript {
  const takesUp = valueOf(document, 'takesUp');
  return {
    id: document.id,
    action: document.action,
    template: textOf(document, 'template'),
    title: textOf(document, 'title'),
    text: textOf(document, 'text') ?? '',
    startedAt: textOf(document, 'startedAt'),
    endedAt: textOf(document, 'endedAt'),
    custodian: readCustodian(valueOf(document, 'custodian')),
    qa: readQuestions(listOf(document, 'qa')),
    second: readSecond(valueOf(document, 'second')),
    readAloud: readReadAloud(valueOf(document, 'readAloud')),
    fields: Object.fromEntries(listOf(document, 'field').map(({ id, value }) => [id, value])),
    corrects: textOf(document, 'corrects'),
    takesUp: Array.isArray(takesUp) ? takesUp.filter((entry) => typeof entry === 'string') : [],
    frozen: document.frozen !== null,
    withdrawn: isWithdrawn(document),
  };
}

/** Questions in their order; a leaf that is no record is none. */
export function readQuestions(leaves: readonly { readonly id: string; readonly value: Json }[]): QuestionAnswer[] {
  return leaves
    .flatMap(({ id, value }) => {
      const row = record(value);
      return row ? [{ id, q: text(row, 'q'), a: text(row, 'a'), order: typeof row['order'] === 'number' ? row['order'] : Number.MAX_SAFE_INTEGER }] : [];
    })
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

export function readSecond(leaf: Json | undefined): SecondText | null {
  const row = record(leaf);
  return row && (text(row, 'language') !== '' || text(row, 'text') !== '') ? { language: text(row, 'language'), text: text(row, 'text') } : null;
}

export function readReadAloud(leaf: Json | undefined): ReadAloud | null {
  const row = record(leaf);
  return row && text(row, 'by') !== '' ? { by: text(row, 'by'), language: text(row, 'language'), parts: text(row, 'parts'), at: text(row, 'at') || null } : null;
}

const record = (value: Json | undefined): Readonly<Record<string, Json>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : null;
const text = (row: Readonly<Record<string, Json>>, key: string): string => (typeof row[key] === 'string' ? row[key] : '');
