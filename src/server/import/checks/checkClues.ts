import type { DecodedRow, DecodedRows } from '../decodeTables';
import type { ImportFault } from '../importFault';
import type { cluesSheet } from '../sheets/clues';
import { duplicates, faultAt } from './faultAt';

type ClueRow = DecodedRow<(typeof cluesSheet)['columns']>;

/** Degrees around China, islands included: what lies outside is mostly latitude and longitude swapped. */
const CHINA = { south: 3, north: 54, west: 73, east: 136 } as const;

/** 线索: coordinates whole, in China, and in a datum that fits the ground. Shifted map coordinates are hundreds of metres off. */
export function checkClues(rows: DecodedRows['clues']): ImportFault[] {
  return [
    ...duplicates(rows, 'text', ({ values }) => (values.case === null || values.text === null ? null : [values.case.text, values.ownId, values.text, values.receivedAt, values.lat, values.lon].join('\n'))),
    ...rows.flatMap(checkClue),
  ];
}

function checkClue(row: ClueRow): ImportFault[] {
  const { lat, lon, datum, accuracyM } = row.values;
  const faults: ImportFault[] = [];
  const written = (key: 'lat' | 'lon'): boolean => row.shown(key).value !== '';
  if (written('lat') !== written('lon')) faults.push(faultAt(row, written('lat') ? 'lon' : 'lat', 'coordinatePair'));
  if (lat !== null && lon !== null && (lat < CHINA.south || lat > CHINA.north || lon < CHINA.west || lon > CHINA.east)) faults.push(faultAt(row, 'lat', 'outsideChina'));
  if (written('lat') && written('lon') && row.shown('datum').value === '') faults.push(faultAt(row, 'datum', 'datumMissing'));
  if (datum === 'GCJ02' || datum === 'BD09') faults.push(faultAt(row, 'datum', 'datumShifted', { datum: row.shown('datum').value }));
  if (accuracyM !== null && accuracyM < 0) faults.push(faultAt(row, 'accuracyM', 'notWhole'));
  return faults;
}
