import type { CaseRecord } from './caseRecord';
import { deadlineFields, findingFields, instrumentFields, measureFields, objectionFields, riskFields } from './caseRecord';
import { clueFields, paperFields, partyFields } from './caseRecord';
import type { FieldTable } from './fieldTable';

/** Lists that are leaves of the `case` document: the member of the record, its path's first part, its row. */
export const listsWithin = [
  { member: 'instruments', prefix: 'instrument', fields: instrumentFields },
  { member: 'deadlines', prefix: 'deadline', fields: deadlineFields },
  { member: 'risks', prefix: 'risk', fields: riskFields },
  { member: 'findings', prefix: 'finding', fields: findingFields },
  { member: 'measures', prefix: 'measure', fields: measureFields },
  { member: 'objections', prefix: 'objection', fields: objectionFields },
] as const satisfies readonly { member: keyof CaseRecord; prefix: string; fields: FieldTable }[];

/** Lists whose rows are documents of their own. */
export const listsBeside = [
  { member: 'parties', kind: 'party', fields: partyFields },
  { member: 'clues', kind: 'clue', fields: clueFields },
  { member: 'papers', kind: 'paper', fields: paperFields },
] as const satisfies readonly { member: keyof CaseRecord; kind: string; fields: FieldTable }[];
