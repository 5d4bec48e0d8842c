import type { ColumnType } from 'kysely';
import type { JsonOf } from './columns';

type DegreesOrNull = ColumnType<number | null, number | null | undefined, number | null>;

/** A property clue (财产线索) as imported; coordinates in WGS 84 degrees, null when unknown. */
export interface CluesTable {
  court_id: string;
  clue_id: string;
  case_id: string;
  source: string;
  lat: DegreesOrNull;
  lon: DegreesOrNull;
  record: JsonOf<unknown>;
}
