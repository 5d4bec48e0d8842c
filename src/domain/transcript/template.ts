import type { Documents } from '../journal';
import type { TranscriptInput } from './input';

/** What a template writes from: everything known of the case, and which action and paper it is about. */
export interface TranscriptSource {
  readonly documents: Documents;
  readonly action: string;
  /** The transcript that is written; null before it exists. */
  readonly transcript: string | null;
}

export interface GeneratedTranscript {
  readonly title: string;
  readonly text: string;
  /** Every value that the text depends on. */
  readonly inputs: readonly TranscriptInput[];
}

/** A transcript's form (笔录样式). A signed paper keeps the version it was made by; a changed wording is a new version. */
export interface TranscriptTemplate {
  readonly id: string;
  readonly version: number;
  /** Kinds of action that it is offered for first. */
  readonly actions: readonly string[];
  /**
   * What is frozen with it: the main paper of an action takes the action, its items and its parcels with it, a side paper (收款,
   * 询问, 送达回证 …) stands for itself and leaves the action open.
   */
  readonly covers: 'action' | 'itself';
  /** Does the law want a custodian's name and signature on it (查扣冻规定 18)? */
  readonly needsCustodian: boolean;
  /** Questions and answers (问、答), leaves `qa/<id>`. */
  readonly asksQuestions: boolean;
  /** It has a beginning and an end of its own (询问), not those of the action. */
  readonly ownTimes: boolean;
  /** What only this paper asks, in the order in which it asks. */
  readonly fields: readonly TemplateField[];
  generate(source: TranscriptSource): GeneratedTranscript;
}

/**
 * One thing that only a template asks: leaf `field/<key>`, or for `rows` a leaf `field/<key>/<id>` each with the columns as members.
 * `words` are the papers' own, in Chinese; labels of the screen are `transcript.field.<key>` and `transcript.choice.<key>.<id>`.
 */
export type TemplateField =
  | { readonly key: string; readonly is: FieldKind }
  | { readonly key: string; readonly is: 'choice'; readonly words: Readonly<Record<string, string>> }
  | { readonly key: string; readonly is: 'rows'; readonly columns: readonly TemplateColumn[] };

/** `long` may have several lines, `person` is one of those who were there, `team` several of the officers (their ids). */
export type FieldKind = 'text' | 'long' | 'person' | 'team' | 'day' | 'instant' | 'fen' | 'number' | 'flag';

export interface TemplateColumn {
  readonly key: string;
  readonly is: 'text' | 'day' | 'fen' | 'number';
}

/** `impoundment@1`: how a transcript names its template. */
export const templateKey = ({ id, version }: Pick<TranscriptTemplate, 'id' | 'version'>): string => `${id}@${version}`;

/** Where a paper's own begin and end stand. */
export const TIME_PATHS = ['startedAt', 'endedAt'] as const;
