import { isWithdrawn, listOf, textOf, valueOf, type FoldedDocument } from '../journal/document';
import type { Place } from '../journal/entry';
import type { Json } from '../journal/json';

/** One of the team (执行人员), as recorded with the action: the paper names who was there, not who is on a roster. */
export interface TeamMember {
  readonly id: string;
  readonly name: string;
  /** An id of `teamDuties` or one of a newer version. */
  readonly duty: string | null;
  /** 工作证号 or 警号 */
  readonly certificateNo: string | null;
  readonly order: number;
}

/** A person present (在场人). */
export interface PresentPerson {
  readonly id: string;
  readonly name: string;
  /** An id of `presentRoles` or one of a newer version. */
  readonly role: string | null;
  readonly identity: string | null;
  readonly contact: string | null;
  readonly order: number;
}

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
  readonly team: readonly TeamMember[];
  readonly present: readonly PresentPerson[];
  /** Why more than the limit was taken (查扣冻规定 19). */
  readonly limitReason: string | null;
  readonly withdrawn: boolean;
  readonly frozen: boolean;
}

export function readFieldAction(document: FoldedDocument): FieldAction {
  const classes = valueOf(document, 'classes');
  return {
    id: document.id,
    case: document.case,
    kind: textOf(document, 'kind'),
    classes: Array.isArray(classes) ? classes.filter((each) => typeof each === 'string') : [],
    startedAt: textOf(document, 'startedAt'),
    endedAt: textOf(document, 'endedAt'),
    placeText: textOf(document, 'placeText'),
    place: readPlace(valueOf(document, 'place')),
    team: inOrder(listOf(document, 'team').map(({ id, value }) => ({ id, name: text(value, 'name') ?? '', duty: text(value, 'duty'), certificateNo: text(value, 'certificateNo'), order: orderOf(value) }))),
    present: inOrder(
      listOf(document, 'present').map(({ id, value }) => ({
        id, name: text(value, 'name') ?? '', role: text(value, 'role'), identity: text(value, 'identity'), contact: text(value, 'contact'), order: orderOf(value),
      })),
    ),
    limitReason: textOf(document, 'limitReason'),
    withdrawn: isWithdrawn(document),
    frozen: document.frozen !== null,
  };
}

/** A place leaf; null for what is none. */
export function readPlace(value: Json | undefined): Place | null {
  const lat = number(value, 'lat');
  const lon = number(value, 'lon');
  const takenAt = text(value, 'takenAt');
  if (lat === null || lon === null || takenAt === null) return null;
  const reading = text(value, 'reading');
  return { lat, lon, takenAt, accuracyM: number(value, 'accuracyM'), reading: reading === 'r68' || reading === 'r95' ? reading : 'unknown' };
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

const orderOf = (value: Json): number => number(value, 'order') ?? Number.MAX_SAFE_INTEGER;
const inOrder = <T extends { readonly order: number; readonly id: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
