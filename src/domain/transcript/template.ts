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
  /** Does the law want a custodian's name and signature on it (查扣冻规定 18)? */
  readonly needsCustodian: boolean;
  generate(source: TranscriptSource): GeneratedTranscript;
}

/** `impoundment@1`: how a transcript names its template. */
export const templateKey = ({ id, version }: Pick<TranscriptTemplate, 'id' | 'version'>): string => `${id}@${version}`;
