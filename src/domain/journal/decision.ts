import type { Admission, Stretch } from './ops';
import type { ReadableEntry } from './readEntry';

type Deciding = Omit<ReadableEntry, 'body'> & { readonly body: Extract<ReadableEntry['body'], { op: 'admit' | 'review' }> };

/** A lead's decision as the creation of the document that tells of it: a path for each thing that it names (P2, P9). */
export function asCreation({ body, ...entry }: Deciding): ReadableEntry {
  return { ...entry, body: { ...body, op: 'create', change: { set: { ...body.change } satisfies Admission | Stretch } } };
}
