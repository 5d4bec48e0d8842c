import { readFieldAction } from '../fieldAction';
import type { FoldedDocument } from '../journal';

/**
 * Why somebody had better not be the witness of a refusal. Taken over from 刑诉法解释 80 by analogy, so that it warns and never
 * forbids; the age is policy.
 */
export type WitnessDoubt = 'officer' | 'driver' | 'applicant' | 'minor';

export interface PossibleWitness {
  readonly id: string;
  readonly name: string;
  /** `duty.officer`, `role.grassroots` */
  readonly role: string | null;
  readonly doubt: WitnessDoubt | null;
}

const APPLICANTS_SIDE: readonly string[] = ['applicant'];

/** Everybody who was there but the person itself; those against whom nothing speaks come first. */
export function witnessesFor(action: FoldedDocument, person: string): PossibleWitness[] {
  const { team, present } = readFieldAction(action);
  const all: PossibleWitness[] = [
    ...present
      .filter(({ presence }) => presence !== 'absent')
      .map(({ id, name, role, minor }): PossibleWitness => ({ id, name, role: role === null ? null : `role.${role}`, doubt: minor === true ? 'minor' : role !== null && APPLICANTS_SIDE.includes(role) ? 'applicant' : null })),
    ...team.map(({ id, name, duty }): PossibleWitness => ({ id, name, role: duty === null ? null : `duty.${duty}`, doubt: duty === 'driver' ? 'driver' : 'officer' })),
  ];
  const others = all.filter(({ id, name }) => id !== person && name.trim() !== '');
  return [...others.filter(({ doubt }) => doubt === null), ...others.filter(({ doubt }) => doubt !== null)];
}
