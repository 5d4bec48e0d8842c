import { assemblePlan } from './assemble/assemblePlan';
import type { ImportPlan } from './assemble/importPlan';
import { soundRows } from './assemble/soundRows';
import { checkBelonging } from './checks/checkBelonging';
import { checkCases } from './checks/checkCases';
import { checkClues } from './checks/checkClues';
import { checkPeople } from './checks/checkPeople';
import { decodeTables } from './decodeTables';
import type { ImportFault } from './importFault';
import { gatherPeople } from './people';
import type { RawTable } from './rawTable';
import { readImportFile, type ImportFile } from './readImportFile';
import type { Register } from './register';
import { UnreadableFile } from './unreadableFile';
import { withoutClassified } from './withoutClassified';

/** `refused`: classified cases, of which nothing is in the plan. */
export type Planning = { readonly ok: true; readonly plan: ImportPlan; readonly refused: readonly ImportFault[] } | { readonly ok: false; readonly faults: readonly ImportFault[] };

/**
 * Reads and checks files as one import and says what they ask for, or everything that is wrong with them. It changes
 * nothing. `today` is the day in China, YYYY-MM-DD.
 */
export async function planImport(files: readonly ImportFile[], register: Register, today: string): Promise<Planning> {
  const tables: RawTable[] = [];
  const faults: ImportFault[] = [];
  for (const file of files) {
    try {
      tables.push(...(await readImportFile(file)));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      faults.push({ file: file.name, sheet: '', row: null, column: null, value: '', reason: error.reason, detail: { why: error.why } });
    }
  }
  const decoded = decodeTables(tables);
  const { rows, faults: unreadable, refused } = withoutClassified(decoded.rows, decoded.faults);
  const people = gatherPeople(rows, register);
  faults.push(...unreadable, ...checkPeople(rows, people, register), ...checkCases(rows, people, today), ...checkClues(rows.clues), ...checkBelonging(rows, people));
  if (faults.length > 0) return { ok: false, faults: inReadingOrder([...faults, ...refused], tables) };
  return { ok: true, plan: assemblePlan(soundRows(rows), people, register), refused };
}

function inReadingOrder(faults: readonly ImportFault[], tables: readonly RawTable[]): ImportFault[] {
  const place = (fault: ImportFault): number => tables.findIndex(({ file, name }) => file === fault.file && name === fault.sheet);
  return [...faults].sort((a, b) => place(a) - place(b) || (a.row ?? 0) - (b.row ?? 0));
}
