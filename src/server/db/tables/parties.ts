import type { JsonOf } from './columns';

/** A party (当事人) as imported: what lists are searched by; the record holds the whole. */
export interface PartiesTable {
  court_id: string;
  party_id: string;
  case_id: string;
  role: string;
  kind: string;
  name: string;
  record: JsonOf<unknown>;
}
