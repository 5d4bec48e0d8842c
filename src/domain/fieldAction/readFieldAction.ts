import { isWithdrawn, textOf, valueOf, type FoldedDocument } from '../journal/document';
import type { Place } from '../journal/entry';
import type { Json } from '../journal/json';
import {
  appearanceFields, bodySearchFields, detentionFields, fineFields, incidentFields, noticeFields, openingFields, postedNoticeFields, presentFields, questioningFields, readRows, searchStepFields, teamFields,
  type Appearance, type BodySearch, type Detention, type Fine, type Incident, type Notice, type Opening, type PostedNotice, type PresentPerson, type Questioning, type SearchStep, type TeamMember,
} from './actionRows';

/** A field action (现场) as its document tells it. */
export interface FieldAction {
  readonly id: string;
  readonly case: string;
  readonly kind: string | null;
  readonly classes: readonly string[];
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly placeText: string | null;
  readonly place: Place | null;
  /** Number of the ruling (裁定书) that is acted on. */
  readonly ruling: string | null;
  /** When 工作证件 were shown. */
  readonly papersShownAt: string | null;
  readonly team: readonly TeamMember[];
  readonly present: readonly PresentPerson[];
  readonly notices: readonly Notice[];
  /** Why nobody of a 基层组织 came. */
  readonly grassrootsAbsence: string | null;
  /** Why at night, at dawn or on a holiday, and who allowed it. */
  readonly classReason: string | null;
  readonly classApprover: string | null;
  readonly crossProvince: boolean | null;
  /** Number of the 高级法院's approval to execute in another province. */
  readonly crossProvinceApproval: string | null;
  /** Why more than the limit was taken (查扣冻规定 19). */
  readonly limitReason: string | null;
  /** Why a rule's warning is accepted, by the rule's id. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly openings: readonly Opening[];
  readonly searchSteps: readonly SearchStep[];
  readonly bodySearches: readonly BodySearch[];
  readonly incidents: readonly Incident[];
  readonly appearances: readonly Appearance[];
  readonly questionings: readonly Questioning[];
  readonly detentions: readonly Detention[];
  readonly fines: readonly Fine[];
  readonly postedNotices: readonly PostedNotice[];
  readonly withdrawn: boolean;
  readonly frozen: boolean;
}

export function readFieldAction(document: FoldedDocument): FieldAction {
  const classes = valueOf(document, 'classes');
  const crossProvince = valueOf(document, 'crossProvince');
  const lists = leavesByList(document);
  const list = (name: string) => lists.get(name) ?? [];
  return {
    id: document.id,
    case: document.case,
    kind: textOf(document, 'kind'),
    classes: Array.isArray(classes) ? classes.filter((each) => typeof each === 'string') : [],
    startedAt: textOf(document, 'startedAt'),
    endedAt: textOf(document, 'endedAt'),
    placeText: textOf(document, 'placeText'),
    place: readPlace(valueOf(document, 'place')),
    ruling: filled(valueOf(document, 'ruling')),
    papersShownAt: filled(valueOf(document, 'papersShownAt')),
    team: readRows(teamFields, list('team')).map((row) => ({ ...row, name: row.name ?? '' })),
    present: readRows(presentFields, list('present')).map((row) => ({ ...row, name: row.name ?? '' })),
    notices: readRows(noticeFields, list('notice')),
    grassrootsAbsence: filled(valueOf(document, 'grassrootsAbsence')),
    classReason: filled(valueOf(document, 'classReason')),
    classApprover: filled(valueOf(document, 'classApprover')),
    crossProvince: typeof crossProvince === 'boolean' ? crossProvince : null,
    crossProvinceApproval: filled(valueOf(document, 'crossProvinceApproval')),
    limitReason: textOf(document, 'limitReason'),
    reasons: Object.fromEntries(list('reason').flatMap(({ id, value }) => (filled(value) === null ? [] : [[id, filled(value) ?? '']]))),
    openings: readRows(openingFields, list('opening')),
    searchSteps: readRows(searchStepFields, list('searchStep')),
    bodySearches: readRows(bodySearchFields, list('bodySearch')),
    incidents: readRows(incidentFields, list('incident')),
    appearances: readRows(appearanceFields, list('appearance')),
    questionings: readRows(questioningFields, list('questioning')),
    detentions: readRows(detentionFields, list('detention')),
    fines: readRows(fineFields, list('fine')),
    postedNotices: readRows(postedNoticeFields, list('postedNotice')),
    withdrawn: isWithdrawn(document),
    frozen: document.frozen !== null,
  };
}

/** Everybody of the roster who was there, at least for a time. */
export const whoCame = (present: readonly PresentPerson[]): PresentPerson[] => present.filter(({ presence }) => presence !== 'absent');

/** A place leaf; null for what is none. */
export function readPlace(value: Json | undefined): Place | null {
  const lat = number(value, 'lat');
  const lon = number(value, 'lon');
  const takenAt = text(value, 'takenAt');
  if (lat === null || lon === null || takenAt === null) return null;
  const reading = text(value, 'reading');
  return { lat, lon, takenAt, accuracyM: number(value, 'accuracyM'), reading: reading === 'r68' || reading === 'r95' ? reading : 'unknown' };
}

/** Every leaf of every list in one pass: an action may have hundreds. */
function leavesByList(document: Pick<FoldedDocument, 'paths'>): ReadonlyMap<string, { readonly id: string; readonly value: Json }[]> {
  const lists = new Map<string, { readonly id: string; readonly value: Json }[]>();
  for (const path of Object.keys(document.paths)) {
    const slash = path.indexOf('/');
    const value = slash < 0 ? null : (valueOf(document, path) ?? null);
    if (value === null) continue;
    const name = path.slice(0, slash);
    const list = lists.get(name);
    if (list) list.push({ id: path.slice(slash + 1), value });
    else lists.set(name, [{ id: path.slice(slash + 1), value }]);
  }
  return lists;
}

const member = (value: Json | undefined, key: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>)[key] : undefined;

function text(value: Json | undefined, key: string): string | null {
  const found = member(value, key);
  return typeof found === 'string' && found !== '' ? found : null;
}

function number(value: Json | undefined, key: string): number | null {
  const found = member(value, key);
  return typeof found === 'number' ? found : null;
}

const filled = (value: Json | undefined): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
