import type { Cell, RawRow, RawTable } from './rawTable';
import { sheetByName } from './sheets/registry';
import { UnreadableFile } from './unreadableFile';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * JSON: a list of cases, or an object whose members are the sheets ({courts, officers, cases …}, names in Chinese or English).
 * Lists within a case are its rows of the other sheets and need no case number.
 */
export function readJson(file: string, content: string): RawTable[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UnreadableFile('unreadableFile', error instanceof Error ? error.message : String(error));
  }
  const top: JsonObject | null = Array.isArray(parsed) ? { cases: parsed } : isObject(parsed) ? parsed : null;
  if (!top || !Object.values(top).some(Array.isArray)) throw new UnreadableFile('jsonShape');
  return Object.entries(top).flatMap(([name, list]) => {
    if (!Array.isArray(list)) throw new UnreadableFile('jsonShape');
    const objects = list.map((entry) => {
      if (!isObject(entry)) throw new UnreadableFile('jsonShape');
      return entry;
    });
    const own = table(file, name, objects.map((object, i) => ({ row: i + 1, cells: cellsOf(object) })));
    return sheetByName(name) === 'cases' ? [own, ...nestedTables(file, name, objects)] : [own];
  });
}

/** `cases[3].parties` and so on. */
function nestedTables(file: string, name: string, cases: readonly JsonObject[]): RawTable[] {
  return cases.flatMap((object, i) => {
    const caseNumber = cellOf(object['number'] ?? object['案号'] ?? object['caseNumber']);
    return Object.entries(object).flatMap(([member, list]) => {
      if (!isRowList(list)) return [];
      const rows = list.map((entry, row) => ({ row: row + 1, cells: cellsOf(entry), caseNumber }));
      return [{ ...table(file, `${name}[${i + 1}].${member}`, rows) }];
    });
  });
}

function table(file: string, name: string, rows: readonly RawRow[]): RawTable {
  return { file, name, headers: [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))], rows };
}

const cellsOf = (object: JsonObject): Map<string, Cell> => new Map(Object.entries(object).flatMap(([key, value]) => (isRowList(value) || isEmptyList(value) ? [] : [[key, cellOf(value)] as const])));

/** A list of texts is one cell of several lines; an object where a value belongs is shown as it is and fails by its column. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value.join('\n') : JSON.stringify(value);
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRowList = (value: unknown): value is readonly JsonObject[] => Array.isArray(value) && value.length > 0 && value.every(isObject);
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
