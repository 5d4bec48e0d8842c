import type { Admission } from './ops';
import type { ReadableEntry } from './readEntry';

type Admitting = Omit<ReadableEntry, 'body'> & { readonly body: Extract<ReadableEntry['body'], { op: 'admit' }> };

/** An admission as the creation of the document that tells of it: a path for each thing that it names (P9). */
export function asCreation({ body, ...entry }: Admitting): ReadableEntry {
  return { ...entry, body: { ...body, op: 'create', change: { set: { ...body.change } satisfies Admission } } };
}
