import type { SheetDefinition } from '../column';
import { findingsSheet, measuresSheet, objectionsSheet, risksSheet } from './caseNotes';
import { casesSheet } from './cases';
import { cluesSheet } from './clues';
import { deadlinesSheet } from './deadlines';
import { instrumentsSheet } from './instruments';
import { papersSheet } from './papers';
import { partiesSheet } from './parties';
import { assignmentsSheet, courtsSheet, officersSheet } from './people';

/** Every sheet that an import may have. */
export const sheets = {
  courts: courtsSheet,
  officers: officersSheet,
  cases: casesSheet,
  instruments: instrumentsSheet,
  parties: partiesSheet,
  clues: cluesSheet,
  papers: papersSheet,
  deadlines: deadlinesSheet,
  risks: risksSheet,
  findings: findingsSheet,
  measures: measuresSheet,
  objections: objectionsSheet,
  assignments: assignmentsSheet,
} as const satisfies Record<string, SheetDefinition>;

export type SheetId = keyof typeof sheets;
export const sheetIds = Object.keys(sheets) as SheetId[];

/** The sheet that a name means: the name itself, or a file name that begins or ends with it ("02-当事人", "案件_2024"). */
export function sheetByName(name: string): SheetId | null {
  const plain = name.replace(/[\s\u3000]/g, '').toLowerCase();
  const exact = sheetIds.find((id) => sheets[id].names.some((known) => known.toLowerCase() === plain));
  if (exact) return exact;
  // The last part tells most: "案件_当事人" and "cases[3].parties" are sheets of parties.
  for (const part of plain.split(/[-_.（(）)]+/).reverse()) {
    const found = sheetIds.find((id) => sheets[id].names.some((known) => known.toLowerCase() === part));
    if (found) return found;
  }
  return null;
}
