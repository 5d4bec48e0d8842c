import type { FoldedDocument, Head, Json } from '../journal';
import { readTranscript, type SecondText } from '../transcript';
import { SNAPSHOT_FORMAT } from './snapshot';

/** What a person reads before signing: the very text that was frozen. */
export interface FrozenText {
  readonly title: string | null;
  readonly text: string;
  /** The same in the language of a person who does not read Chinese. */
  readonly second: SecondText | null;
  readonly at: string | null;
}

/** Reads the paper out of a snapshot's bytes, never from documents that may have changed since; null where they are none or hold no text. */
export function frozenText(snapshot: string): FrozenText | null {
  const root = parsed(snapshot);
  const [paper] = Array.isArray(root?.['documents']) ? (root['documents'] as readonly Json[]) : [];
  if (root?.['format'] !== SNAPSHOT_FORMAT || !isRecord(paper) || !isRecord(paper['paths'])) return null;
  const paths = Object.fromEntries(Object.entries(paper['paths']).map(([path, heads]) => [path, readHeads(heads)]));
  const { title, text, second } = readTranscript({ ...nothing, paths });
  return text.trim() === '' ? null : { title, text, second, at: typeof root['at'] === 'string' ? root['at'] : null };
}

const readHeads = (heads: Json): Head[] =>
  (Array.isArray(heads) ? (heads as readonly Json[]) : []).flatMap((head) => (isRecord(head) && typeof head['entry'] === 'string' && head['value'] !== undefined ? [{ entry: head['entry'], value: head['value'] }] : []));

const nothing: FoldedDocument = { kind: '', id: '', case: '', action: null, schema: 1, created: { entry: '', actor: '', at: '' }, paths: {}, files: [], acts: [], frozen: null, pending: [], considered: {} };

function parsed(text: string): Readonly<Record<string, Json>> | null {
  try {
    const value = JSON.parse(text) as Json;
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

const isRecord = (value: Json | undefined): value is Readonly<Record<string, Json>> => typeof value === 'object' && value !== null && !Array.isArray(value);
