import { attributePath, type Attribute, type AttributeValues, type Category } from '@/domain/inventory/categories/category';
import { sameNumbers, twinsOf, type NumberedThing } from '@/domain/inventory/sameNumber';
import type { Json } from '@/domain/journal';
import { parseFen } from '@/domain/money/fen';

/** One line of a batch: the leaves of one thing, and what could not be read. */
export interface BatchLine {
  readonly line: number;
  readonly leaves: Readonly<Record<string, Json>>;
  readonly problem: { readonly is: 'tooMany' | 'notNumber'; readonly key: string } | null;
}

/** What differs from thing to thing of a class, in the order in which a line tells it: the codes printed on it, and its own figures. */
export const batchColumns = (category: Category | null): readonly Attribute[] => (category?.attributes ?? []).filter(({ unique, secret, type }) => unique && !secret && type !== 'choice');

/**
 * Reads numbers that were typed or pasted line by line, a thing a line; a table's columns come by tab, others by comma or 、. Empty lines
 * are none, an empty column is left open. What cannot be read is told, never guessed.
 */
export function batchLines(text: string, columns: readonly Attribute[]): BatchLine[] {
  return text
    .split(/\r?\n/)
    .map((line, i) => ({ line: i + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells }) => readLine(line, cells, columns));
}

const cellsOf = (line: string): string[] => (line.includes('\t') ? line.split('\t') : line.split(/[,，、;；]/)).map((cell) => cell.trim());

function readLine(line: number, cells: readonly string[], columns: readonly Attribute[]): BatchLine {
  const leaves: Record<string, Json> = {};
  let problem: BatchLine['problem'] = cells.length > columns.length && cells.slice(columns.length).some((cell) => cell !== '') ? { is: 'tooMany', key: cells[columns.length] ?? '' } : null;
  for (const [i, { key, type }] of columns.entries()) {
    const cell = cells[i] ?? '';
    if (cell === '') continue;
    const value = readCell(cell, type);
    if (value === null) problem ??= { is: 'notNumber', key };
    else leaves[attributePath(key)] = value;
  }
  return { line, leaves, problem };
}

function readCell(cell: string, type: Attribute['type']): Json {
  if (type === 'text' || type === 'date' || type === 'choice') return type === 'text' ? cell.toUpperCase() : cell;
  if (type === 'money') {
    const read = parseFen(cell);
    return read.ok ? read.fen : null;
  }
  const number = Number(cell.replace(/[\s,]/g, ''));
  return Number.isFinite(number) && number >= 0 && (type === 'number' || Number.isSafeInteger(number)) ? number : null;
}

/** Numbers of the batch that stand more than once, as they were written: in the batch itself, or on a thing that is listed already. */
export function twiceInBatch(lines: readonly BatchLine[], category: Category | null, listed: readonly NumberedThing[]): string[] {
  const batch = lines.map(({ line, leaves }) => ({ id: `line ${line}`, order: '', category, values: valuesOf(category, leaves), withdrawn: false }));
  const same = sameNumbers([...listed, ...batch]);
  return [...new Set(batch.flatMap((thing) => twinsOf(same, thing).flatMap(({ keys }) => keys.map((key) => String(thing.values[key])))))];
}

const valuesOf = (category: Category | null, leaves: BatchLine['leaves']): AttributeValues =>
  Object.fromEntries((category?.attributes ?? []).map(({ key }) => [key, leaves[attributePath(key)]]));
