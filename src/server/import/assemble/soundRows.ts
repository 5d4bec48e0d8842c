import type { RowValues } from '../column';
import type { DecodedRows } from '../decodeTables';
import { sheetIds, type SheetId, type sheets } from '../sheets/registry';
import { childSheets } from '../checks/checkBelonging';

/** The values of every sheet once there is no fault: what is required is there. */
export type SoundRows = { readonly [S in SheetId]: readonly RowValues<(typeof sheets)[S]['columns']>[] };

/** Only for rows that decoding and checks found without a fault. */
export const soundRows = (rows: DecodedRows): SoundRows => Object.fromEntries(sheetIds.map((id) => [id, rows[id].map(({ values }) => values)])) as unknown as SoundRows;

export type CaseRows = Pick<SoundRows, (typeof childSheets)[number]>;

/** The rows of the other sheets by the case number that they name. */
export function rowsByCase(rows: SoundRows): (number: string) => CaseRows {
  const nothing = (): Record<string, unknown[]> => Object.fromEntries(childSheets.map((id) => [id, []]));
  const grouped = new Map<string, Record<string, unknown[]>>();
  for (const id of childSheets) {
    for (const row of rows[id]) {
      const ofCase = grouped.get(row.case.text) ?? nothing();
      ofCase[id]?.push(row);
      grouped.set(row.case.text, ofCase);
    }
  }
  return (number) => (grouped.get(number) ?? nothing()) as unknown as CaseRows;
}
