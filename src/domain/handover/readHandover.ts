import { readPlace } from '../fieldAction';
import { isWithdrawn, listOf, numberOf, textOf, valueOf, type FoldedDocument, type Json } from '../journal';
import { isPhoto } from '../photo';
import type { Handover, HandoverParty, HandoverState } from './handover';

type Member = (key: string) => Json | undefined;

/** Reads a hand-over; what is malformed or of a newer version is null or left out. */
export function readHandover(document: FoldedDocument): Handover {
  return {
    id: document.id,
    document,
    action: document.action,
    what: textOf(document, 'what'),
    items: texts(valueOf(document, 'items')),
    rows: new Map(listOf(document, 'row').map(({ id, value }) => [id, readState(membersOf(value))])),
    seals: texts(valueOf(document, 'seals')),
    paper: textOf(document, 'paper'),
    copy: text(valueOf(document, 'copy')),
    from: readParty(valueOf(document, 'from')),
    to: readParty(valueOf(document, 'to')),
    at: textOf(document, 'at'),
    placeText: text(valueOf(document, 'placeText')),
    place: readPlace(valueOf(document, 'place')),
    ...readState((key) => valueOf(document, key)),
    result: textOf(document, 'result'),
    amountFen: numberOf(document, 'amountFen'),
    feeFen: numberOf(document, 'feeFen'),
    feePer: text(valueOf(document, 'feePer')),
    photos: document.files.filter(isPhoto),
    withdrawn: isWithdrawn(document),
    frozen: document.frozen !== null,
  };
}

const readState = (of: Member): HandoverState => ({
  condition: text(of('condition')),
  keys: text(of('keys')),
  papers: text(of('papers')),
  mileageKm: number(of('mileageKm')),
  hours: number(of('hours')),
  weightKg: number(of('weightKg')),
  note: text(of('note')),
});

function readParty(leaf: Json | undefined): HandoverParty | null {
  const of = membersOf(leaf);
  const name = text(of('name'));
  return name === null ? null : { name, role: text(of('role')) };
}

const membersOf = (leaf: Json | undefined): Member => (typeof leaf === 'object' && leaf !== null && !Array.isArray(leaf) ? (key) => (leaf as Readonly<Record<string, Json>>)[key] : () => undefined);
const text = (value: Json | undefined): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
const number = (value: Json | undefined): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const texts = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []);
