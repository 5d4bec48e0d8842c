import { readOutcome, replacedBy, type ReadOutcome, type SignAct } from './outcome';

/** An outcome with the act that states it. */
export type RecordedOutcome = Omit<SignAct, 'outcome'> & { readonly outcome: ReadOutcome };

/** One that does not count any more, and why; null: nobody said, as where two tablets each recorded one without knowing of the other. */
export interface FormerOutcome extends RecordedOutcome {
  readonly reason: string | null;
}

/**
 * Which of a person's outcomes on a snapshot counts: the last that no other takes the place of, whichever of them comes first. The others stay as
 * facts, oldest first, each with the reason that was given for replacing it.
 */
export function standingOutcome(acts: readonly SignAct[]): { readonly signed: RecordedOutcome | null; readonly former: readonly FormerOutcome[] } {
  const reasons = new Map(acts.flatMap((act) => (replacedBy(act)?.entries ?? []).map((entry) => [entry, replacedBy(act)?.reason ?? null] as const)));
  const standing = acts.filter(({ entry }) => !reasons.has(entry)).at(-1) ?? acts.at(-1);
  const former = acts.filter((act) => act !== standing).map((act) => ({ ...act, outcome: readOutcome(act), reason: reasons.get(act.entry) ?? null }));
  return { signed: standing ? { ...standing, outcome: readOutcome(standing) } : null, former };
}
