import type { Act, ReplacingOfOutcome, SigningForm, SigningOutcome } from '../journal';
import { signingForms } from '../journal/ops';

/** An outcome, or what a newer version calls one: it is shown as it is, and nobody signs anew for it. */
export type ReadOutcome = SigningOutcome | { readonly is: 'newer'; readonly said: string };

export type SignAct = Extract<Act, { is: 'sign' }>;

/** What an act of signing says of its outcome. Members of a newer version are left alone; the schema vouches for those that this version needs. */
export function readOutcome({ outcome }: Pick<SignAct, 'outcome'>): ReadOutcome {
  const known = outcome as SigningOutcome;
  switch (known.is) {
    case 'signed':
    case 'refused':
    case 'unable':
    case 'absent':
      return known;
    default:
      return { is: 'newer', said: outcome.is };
  }
}

/** Which outcomes an act says that it takes the place of; null where it names none, or in a way that this version does not know. */
export function replacedBy({ outcome }: Pick<SignAct, 'outcome'>): ReplacingOfOutcome | null {
  const { entries, reason } = (outcome as { readonly replaces?: Partial<ReplacingOfOutcome> | null }).replaces ?? {};
  return Array.isArray(entries) && typeof reason === 'string' ? { entries: entries.filter((entry) => typeof entry === 'string'), reason } : null;
}

/** How the name was put: drawn on the tablet where nothing is said, or a way of a newer version. */
export const formOf = (outcome: Extract<SigningOutcome, { is: 'signed' }>): SigningForm | 'drawn' | 'newer' =>
  outcome.form === undefined ? 'drawn' : (signingForms.find((form) => form === outcome.form) ?? 'newer');
