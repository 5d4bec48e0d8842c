import { documentKey, type Json } from '../journal';
import type { TranscriptInput } from './input';

/** What no longer agrees between a generated text and the documents that it was made from. */
export interface InputChange {
  readonly is: 'added' | 'changed' | 'removed';
  readonly kind: string;
  readonly id: string;
  readonly path: string;
}

/** Compares the inputs kept with a text with those that the same template reads now. */
export function inputChanges(kept: readonly TranscriptInput[], now: readonly TranscriptInput[]): InputChange[] {
  const before = new Map(kept.map((input) => [key(input), input]));
  const after = new Map(now.map((input) => [key(input), input]));
  const change = (is: InputChange['is'], { kind, id, path }: TranscriptInput): InputChange => ({ is, kind, id, path });
  return [
    ...now.flatMap((input) => {
      const old = before.get(key(input));
      return old === undefined ? [change('added', input)] : old.head === input.head ? [] : [change('changed', input)];
    }),
    ...kept.filter((input) => !after.has(key(input))).map((input) => change('removed', input)),
  ];
}

/** Reads the `inputs` leaf of a transcript; null when the text was never generated. */
export function readInputs(leaf: Json | undefined): TranscriptInput[] | null {
  if (!Array.isArray(leaf)) return null;
  return leaf.filter((input: unknown): input is TranscriptInput => {
    const row = input as Record<string, unknown> | null;
    return typeof row === 'object' && row !== null && ['kind', 'id', 'path', 'head'].every((member) => typeof row[member] === 'string');
  });
}

const key = (input: TranscriptInput): string => `${documentKey(input)} ${input.path}`;
