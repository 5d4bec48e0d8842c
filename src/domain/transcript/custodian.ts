import type { Json } from '../journal';

/** Who may keep what was impounded, in the order of 查扣冻规定 10; only the debtor may be allowed to go on using it. */
export const custodianKinds = ['court', 'debtor', 'thirdParty', 'applicant', 'securedCreditor'] as const;
export type CustodianKind = (typeof custodianKinds)[number];

/** 保管人: leaf `custodian` of a transcript. */
export interface Custodian {
  readonly name: string;
  readonly kind: CustodianKind | null;
  readonly contact: string;
  /** Where the things are kept. */
  readonly place: string;
  /** May the custodian go on using them (活封)? Null: not said. */
  readonly useAllowed: boolean | null;
  /** How far. */
  readonly useScope: string;
}

export function readCustodian(leaf: Json | undefined): Custodian | null {
  if (typeof leaf !== 'object' || leaf === null || Array.isArray(leaf)) return null;
  const row = leaf as Readonly<Record<string, Json>>;
  const text = (key: string): string => (typeof row[key] === 'string' ? row[key] : '');
  if (text('name').trim() === '') return null;
  return {
    name: text('name').trim(),
    kind: custodianKinds.find((kind) => kind === row['kind']) ?? null,
    contact: text('contact'),
    place: text('place'),
    useAllowed: typeof row['useAllowed'] === 'boolean' ? row['useAllowed'] : null,
    useScope: text('useScope'),
  };
}
