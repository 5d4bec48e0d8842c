import type { ActionClass, ActionKind } from '@/domain/fieldAction';
import type { Json, Place } from '@/domain/journal';
import type { EntryDraft } from '@/ports/workspace';

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  /** Duty in the team, or role of a person present. */
  readonly as: string;
}

/** What the start sheet holds. */
export interface ActionStart {
  readonly kind: ActionKind;
  readonly classes: readonly ActionClass[];
  readonly startedAt: string;
  readonly placeText: string;
  readonly place: Place | null;
  readonly team: readonly NamedPerson[];
  readonly present: readonly NamedPerson[];
}

/** The one act that opens a field action; what is not known has no path. */
export function startAction(caseId: string, actionId: string, start: ActionStart): EntryDraft {
  const set: Record<string, Json> = { kind: start.kind, classes: [...start.classes], startedAt: start.startedAt };
  if (start.placeText.trim() !== '') set['placeText'] = start.placeText.trim();
  if (start.place) set['place'] = { ...start.place };
  start.team.forEach(({ id, name, as }, i) => (set[`team/${id}`] = { name, duty: as, certificateNo: null, order: i + 1 }));
  start.present.forEach(({ id, name, as }, i) => (set[`present/${id}`] = { name, role: as, identity: null, contact: null, order: i + 1 }));
  return { case: caseId, action: actionId, document: { kind: 'fieldAction', id: actionId }, op: 'create', change: { set }, place: start.place };
}
