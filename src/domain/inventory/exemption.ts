import { measureCounts } from './measures';

/** What the screening (豁免筛查) of a thing says. */
export type Exemption =
  /** Not screened, or found to be none of the eight kinds. */
  | 'none'
  /** One of the eight kinds, and left to the debtor: it stands on the list of kept things (保留清单). */
  | 'kept'
  /** One of the kinds, and taken all the same, with the officer's reason why it goes beyond what is necessary (查扣冻规定 5). */
  | 'beyond'
  /** Both kept and taken: two people wrote apart, or the reason is missing. It counts as kept until somebody decides. */
  | 'contradiction';

export interface Screened {
  readonly exempt: string | null;
  readonly exemptReason: string | null;
  readonly measure: string | null;
}

/** Is one of the eight kinds (查扣冻规定 3); a kind of a newer version is one too. */
export const isExemptKind = (exempt: string | null): boolean => exempt !== null && exempt !== 'no';

export function exemptionOf({ exempt, exemptReason, measure }: Screened): Exemption {
  if (!isExemptKind(exempt)) return 'none';
  if (!measureCounts(measure) && measure !== 'standbySealing') return 'kept';
  return exemptReason !== null && exemptReason.trim() !== '' ? 'beyond' : 'contradiction';
}

/** Stands on the list of kept things: never counted, never among what was seized. */
export function isKept(item: Screened): boolean {
  const exemption = exemptionOf(item);
  return exemption === 'kept' || exemption === 'contradiction';
}

/** The kept things (保留清单) of a list that are not withdrawn, in its order. */
export const keptItems = <T extends Screened & { readonly withdrawn: boolean }>(items: readonly T[]): T[] => items.filter((item) => !item.withdrawn && isKept(item));
