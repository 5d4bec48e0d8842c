import type { FieldTable } from '@/domain/case/fieldTable';
import { appearanceFields, bodySearchFields, detentionFields, fineFields, incidentFields, openingFields, postedNoticeFields, questioningFields, searchStepFields } from '@/domain/fieldAction';
import type { IconName } from '@/ui';

/** How one list of the action is told on the course, and which of its leaves name whom. */
export interface EventKind {
  readonly list: string;
  readonly fields: FieldTable;
  readonly icon: IconName;
  /** Leaves that tell when, the one to sort by first; `end`: when it was over. */
  readonly times: readonly string[];
  readonly end: string | null;
  /** Leaves that make the headline, and those below it. */
  readonly title: readonly string[];
  readonly detail: readonly string[];
  /** A person by name; one of the team by id. */
  readonly people: Readonly<Record<string, 'person' | 'team'>>;
  /** Several lines of words. */
  readonly long: readonly string[];
}

const kind = (list: string, fields: FieldTable, icon: IconName, rest: Partial<EventKind>): EventKind => ({ list, fields, icon, times: ['at'], end: null, title: [], detail: [], people: {}, long: [], ...rest });

/** What can happen, in the order in which it is offered. */
export const eventKinds: readonly EventKind[] = [
  kind('searchStep', searchStepFields, 'search', { times: ['startedAt'], end: 'endedAt', title: ['where', 'container'], detail: ['found', 'by'], people: { by: 'team' }, long: ['found'] }),
  kind('opening', openingFields, 'key', { times: ['at', 'orderedAt'], title: ['what'], detail: ['refusal', 'means', 'damage', 'by'], people: { by: 'team' } }),
  kind('bodySearch', bodySearchFields, 'person', { title: ['person'], detail: ['found', 'by'], people: { person: 'person', by: 'team' } }),
  kind('incident', incidentFields, 'warning', { title: ['what'], detail: ['by', 'hurt'], people: { by: 'person' }, long: ['what'] }),
  kind('postedNotice', postedNoticeFields, 'file', { title: ['what'], detail: ['where'] }),
  kind('appearance', appearanceFields, 'people', { times: ['arrivedAt'], title: ['person'], detail: ['warrantNo', 'approvedBy', 'summonsTimes', 'complex'], people: { person: 'person' } }),
  kind('questioning', questioningFields, 'pen', { times: ['from'], end: 'to', title: ['person'], people: { person: 'person' } }),
  kind('detention', detentionFields, 'lock', { times: ['startedAt'], title: ['person'], detail: ['days', 'decisionNo', 'approvedBy', 'urgent', 'familyToldAt', 'familyNote'], people: { person: 'person' } }),
  kind('fine', fineFields, 'money', { times: [], title: ['person'], detail: ['amountFen', 'decisionNo', 'approvedBy'], people: { person: 'person' } }),
];

export const eventKind = (list: string): EventKind | null => eventKinds.find((each) => each.list === list) ?? null;
