import { readFieldAction } from '../fieldAction';
import { readHandover } from '../handover';
import { documentKey, textOf, valueOf, type Act, type Documents, type FoldedDocument } from '../journal';
import { SEAL_RECORD } from '../seals';
import { findTemplate, readTranscript, type Custodian } from '../transcript';
import type { SignAct } from './outcome';
import { standingOutcome, type FormerOutcome, type RecordedOutcome } from './standingOutcome';

/** Whose signing outcome a paper wants, and in what capacity. */
export interface PersonOfPaper {
  readonly id: string;
  readonly name: string;
  /** Ids of what the person is: `duty.recorder`, `role.grassroots`, `custodian`, `party.owner`. Unknown ids stay as they are. */
  readonly roles: readonly string[];
}

/** A person whose signing outcome the paper wants (查扣冻规定 18, 民事诉讼法 256). */
export interface Signer extends PersonOfPaper {
  /** Went before the end, and why: to be told, never a reason to leave the outcome blank. */
  readonly left: string | null;
  /** A child is not asked for a signature: that it is one is the outcome. */
  readonly minor: boolean;
  /** The outcome on this snapshot that counts, or null: still open. */
  readonly signed: RecordedOutcome | null;
  /** Those whose place it took, oldest first. */
  readonly former: readonly FormerOutcome[];
}

/** Somebody who was called and did not come: no signature is wanted, and the absence is told. */
export interface Absentee extends PersonOfPaper {
  readonly reason: string | null;
}

/** Everybody who signs a paper, with the outcome of each on a snapshot: the one that counts, where none is named. */
export function paperSigners(documents: Documents, paper: FoldedDocument, snapshot: string | null = paper.frozen): Signer[] {
  const outcomes = paper.acts.filter((act) => act.is === 'sign').filter((act) => snapshot !== null && act.snapshot === snapshot);
  const people = [...peopleOf(documents, paper)];
  // Whoever has an outcome stays, even where the roster was changed since.
  for (const { person } of outcomes) if (!people.some(({ id }) => id === person.id)) people.push({ id: person.id, name: person.name, roles: person.role === '' ? [] : person.role.split(','), left: null, minor: false });
  return withOutcomes(people, outcomes);
}

/** Whoever the roster of the action calls absent; a paper that concerns only some tells nobody's absence. */
export function absenteesOf(documents: Documents, paper: FoldedDocument): Absentee[] {
  const action = actionOf(documents, paper);
  if (!action || paper.kind !== 'transcript' || concernedBy(documents, paper) !== null) return [];
  return readFieldAction(action)
    .present.filter(({ presence, name }) => presence === 'absent' && name.trim() !== '')
    .map(({ id, name, role, reason }) => ({ id, name, roles: role === null ? [] : [`role.${role}`], reason }));
}

/** The same for the paper over a whole action, from its parts. */
export function signersOf(action: FoldedDocument, custodian: Custodian | null, acts: readonly Act[], snapshot: string | null): Signer[] {
  return withOutcomes(withCustodian(rosterOf(action), custodian), acts.filter((act) => act.is === 'sign').filter((act) => act.snapshot === snapshot));
}

function withOutcomes(people: readonly Person[], outcomes: readonly SignAct[]): Signer[] {
  return people.map((person) => ({ ...person, ...standingOutcome(outcomes.filter((act) => act.person.id === person.id)) }));
}

type Person = Omit<Signer, 'signed' | 'former'>;

function peopleOf(documents: Documents, paper: FoldedDocument): Person[] {
  if (paper.kind === 'handover') return sidesOf(paper);
  const corrected = correctedBy(documents, paper);
  if (corrected) return peopleOf(documents, corrected);
  const people = rosterOf(actionOf(documents, paper));
  const concerned = concernedBy(documents, paper);
  const known = concerned === null ? people : people.filter(({ id, name }) => concerned.has(id) || concerned.has(name));
  const strangers = [...(concerned ?? [])].filter((each) => isNamed(paper, each) && !people.some(({ id, name }) => id === each || name === each));
  return withCustodian([...known, ...strangers.map((name): Person => ({ id: `named:${name}`, name, roles: [], left: null, minor: false }))], readTranscript(paper).custodian);
}

/** A correction is signed by whoever signs what it corrects. */
function correctedBy(documents: Documents, paper: FoldedDocument): FoldedDocument | null {
  const { corrects } = readTranscript(paper);
  return corrects === null || corrects === paper.id ? null : (documents.get(documentKey({ kind: paper.kind, id: corrects })) ?? null);
}

/**
 * Ids or names of those whom a side paper concerns: chosen by a person (leaf `signs`), else whoever its own questions name, its officers and those
 * who translate. Null: everybody.
 */
function concernedBy(documents: Documents, paper: FoldedDocument): ReadonlySet<string> | null {
  const chosen = chosenOf(paper);
  if (chosen) return new Set(chosen);
  const template = findTemplate(textOf(paper, 'template'));
  const named = namedBy(paper);
  if (template?.covers !== 'itself' || named.length === 0) return null;
  const action = actionOf(documents, paper);
  const { team, present } = action ? readFieldAction(action) : { team: [], present: [] };
  const officers = team.map(({ id }) => id).filter((id, _, all) => !all.some((each) => named.includes(each)) || named.includes(id));
  return new Set([...named, ...officers, ...present.filter(({ role }) => role === 'interpreter').map(({ id }) => id)]);
}

/** What the questions of a template that ask for people say: ids, or a name that is on no roster. */
function namedBy(paper: FoldedDocument): string[] {
  const { fields } = readTranscript(paper);
  return (findTemplate(textOf(paper, 'template'))?.fields ?? [])
    .filter(({ is }) => is === 'person' || is === 'team')
    .flatMap(({ key }) => [fields[key]].flat())
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '')
    .map((value) => value.trim());
}
const isNamed = (paper: FoldedDocument, each: string): boolean => chosenOf(paper) === null && namedBy(paper).includes(each);

/** Leaf `signs` of a side paper: ids of those whom it concerns; null: nobody chose. */
export function chosenOf(paper: FoldedDocument): readonly string[] | null {
  const leaf = valueOf(paper, 'signs');
  return Array.isArray(leaf) ? leaf.filter((id) => typeof id === 'string') : null;
}

/** Everybody who may be asked to sign a side paper: the team and whoever came. */
export const possibleSigners = (documents: Documents, paper: FoldedDocument): PersonOfPaper[] => rosterOf(actionOf(documents, paper));

function rosterOf(action: FoldedDocument | undefined): Person[] {
  const { team, present } = action ? readFieldAction(action) : { team: [], present: [] };
  return [
    ...team.map(({ id, name, duty }) => ({ id, name, roles: duty === null ? [] : [`duty.${duty}`], left: null, minor: false })),
    ...present
      .filter(({ presence }) => presence !== 'absent')
      .map(({ id, name, role, presence, reason, minor }) => ({ id, name, roles: role === null ? [] : [`role.${role}`], left: presence === 'left' ? (reason ?? '') : null, minor: minor === true })),
  ].filter(({ name }) => name.trim() !== '');
}

/** The custodian may be one of those present by name, and then signs once, as both. */
function withCustodian(people: readonly Person[], custodian: Custodian | null): Person[] {
  if (!custodian) return [...people];
  const known = people.find(({ name }) => name === custodian.name);
  if (!known) return [...people, { id: 'custodian', name: custodian.name, roles: ['custodian'], left: null, minor: false }];
  return people.map((person) => (person === known ? { ...person, roles: [...new Set([...person.roles.filter((role) => role !== 'role.custodian'), 'custodian'])] } : person));
}

function sidesOf(paper: FoldedDocument): Person[] {
  const { from, to, what } = readHandover(paper);
  // Of a record of strips nobody gives and nobody takes.
  const [giver, taker] = what === SEAL_RECORD ? ['finder', 'keeper'] : ['from', 'to'];
  const side = (id: string, role: string, party: typeof from): Person[] => (party ? [{ id, name: party.name, roles: [role, ...(party.role === null ? [] : [`party.${party.role}`])], left: null, minor: false }] : []);
  return [...side('from', giver, from), ...side('to', taker, to)];
}

const actionOf = (documents: Documents, paper: FoldedDocument): FoldedDocument | undefined => documents.get(documentKey({ kind: 'fieldAction', id: paper.action ?? '' }));
