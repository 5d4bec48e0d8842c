import type { CaseNumber } from '@/domain/case/caseNumber';
import { childSheets } from './checks/checkBelonging';
import { faultAt } from './checks/faultAt';
import type { Columns } from './column';
import type { DecodedRow, DecodedRows } from './decodeTables';
import type { ImportFault } from './importFault';

export interface OpenRows {
  readonly rows: DecodedRows;
  /** Faults of what is left: what was wrong with a classified case is not told either. */
  readonly faults: readonly ImportFault[];
  /** Every case that is marked as classified, by the place where it stands and not by its number. */
  readonly refused: readonly ImportFault[];
}

/** Takes classified cases (涉密) out of what was read, with everything that belongs to them, before anything else looks at it: this is no system for them. */
export function withoutClassified(rows: DecodedRows, faults: readonly ImportFault[]): OpenRows {
  const marked = rows.cases.filter(({ values }) => values.classification === 'classified');
  if (marked.length === 0) return { rows, faults, refused: [] };
  const numbers = new Set(marked.flatMap(({ values }) => values.number?.text ?? []));
  const gone = new Set<string>();
  const isOpen = (row: DecodedRow, of: CaseNumber | null | undefined): boolean => {
    if (of == null || !numbers.has(of.text)) return true;
    gone.add(placeOf(row));
    return false;
  };
  const open: Record<string, unknown> = { ...rows, cases: rows.cases.filter((row) => isOpen(row, row.values.number) && row.values.classification !== 'classified') };
  for (const id of childSheets) open[id] = (rows[id] as readonly DecodedRow<Columns>[]).filter((row) => isOpen(row, row.values['case'] as CaseNumber | null));
  for (const row of marked) gone.add(placeOf(row));
  return {
    rows: open as unknown as DecodedRows,
    faults: faults.filter((fault) => fault.row === null || !gone.has(placeOf({ ...fault, row: fault.row }))),
    refused: marked.map((row) => faultAt(row, 'classification', 'classified')),
  };
}

const placeOf = ({ file, sheet, row }: Pick<DecodedRow, 'file' | 'sheet' | 'row'>): string => JSON.stringify([file, sheet, row]);
