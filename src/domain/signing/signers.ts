import type { Act, FoldedDocument } from '../journal';
import { readFieldAction } from '../fieldAction';
import type { Custodian } from '../transcript';

/** A person whose signing outcome the paper wants (查扣冻规定 18, 民事诉讼法 256). */
export interface Signer {
  readonly id: string;
  readonly name: string;
  /** Ids of what the person is: `duty.recorder`, `role.grassroots`, `custodian`. Unknown ids stay as they are. */
  readonly roles: readonly string[];
  /** The last outcome on this snapshot, or null: still open. */
  readonly signed: Extract<Act, { is: 'sign' }> | null;
}

/** Everybody who was there and the custodian, who may be one of them by name; with the outcome of each on this snapshot. */
export function signersOf(action: FoldedDocument, custodian: Custodian | null, acts: readonly Act[], snapshot: string | null): Signer[] {
  const { team, present } = readFieldAction(action);
  const people = [
    ...team.map(({ id, name, duty }) => ({ id, name, roles: duty === null ? [] : [`duty.${duty}`] })),
    ...present.map(({ id, name, role }) => ({ id, name, roles: role === null ? [] : [`role.${role}`] })),
  ].filter(({ name }) => name.trim() !== '');
  const known = custodian && people.find(({ name }) => name === custodian.name);
  if (known) known.roles = [...new Set([...known.roles.filter((role) => role !== 'role.custodian'), 'custodian'])];
  else if (custodian) people.push({ id: 'custodian', name: custodian.name, roles: ['custodian'] });
  const outcomes = acts.filter((act) => act.is === 'sign').filter((act) => act.snapshot === snapshot);
  return people.map((person) => ({ ...person, signed: outcomes.filter((act) => act.person.id === person.id).at(-1) ?? null }));
}
