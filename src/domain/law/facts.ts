import { readCase } from '../case/readCase';
import { isDebtorRole, type CaseRecord } from '../case/caseRecord';
import { readFieldAction, type FieldAction } from '../fieldAction';
import { itemView, type ItemView } from '../inventory/itemView';
import { measureCounts } from '../inventory/measures';
import type { SealRange } from '../seals';
import { FAR_OVER_RATIO, isPersonal } from '../inventory/inventoryTotals';
import { isWithdrawn, type Documents, type FoldedDocument } from '../journal';
import { findTemplate, paperChanges, readTranscript, type Custodian, type InputChange, type ReadAloud, type TranscriptTemplate } from '../transcript';

/** All that the rules look at, read once: an action, its things, its paper, and the case around them. */
export interface Facts {
  /** The time at which it is looked at (UTC), a claim of the device. */
  readonly at: string;
  readonly documents: Documents;
  readonly case: CaseRecord | null;
  readonly action: FieldAction;
  /** Things of this action that are not withdrawn. */
  readonly items: readonly ItemView[];
  /** Things of the whole case that are not withdrawn: numbers of seals and values are the case's. */
  readonly allItems: readonly ItemView[];
  readonly parcels: readonly FoldedDocument[];
  /** Hand-overs of this action, those of copies among them. */
  readonly handovers: readonly FoldedDocument[];
  readonly paper: FoldedDocument | null;
  readonly template: TranscriptTemplate | null;
  readonly custodian: Custodian | null;
  readonly readAloud: ReadAloud | null;
  /** What no longer agrees between the open paper's text and what was captured; found at the first call. */
  changes(): readonly InputChange[];
  /** What this tablet knows of the court's seal strips beyond this case. */
  readonly strips: KnownStrips;
  /** Share of the limit beyond which a value is far above it. */
  readonly farOverRatio: number;
}

/** Ranges that the court gave to this tablet, and numbers that were recorded in other cases. */
export interface KnownStrips {
  readonly ranges: readonly SealRange[];
  readonly usedOutside: { has(number: string): boolean };
}
const NO_STRIPS: KnownStrips = { ranges: [], usedOutside: new Set() };

export interface Look {
  readonly documents: Documents;
  readonly action: FoldedDocument;
  readonly paper: FoldedDocument | null;
  readonly at: string;
  readonly strips?: KnownStrips;
  /** As the court set it. */
  readonly farOverRatio?: number;
}

// A folded document never changes: a new state is a new object.
const views = new WeakMap<FoldedDocument, ItemView>();
function viewOf(document: FoldedDocument): ItemView {
  const known = views.get(document) ?? itemView(document);
  views.set(document, known);
  return known;
}

export function factsOf({ documents, action, paper, at, strips = NO_STRIPS, farOverRatio = FAR_OVER_RATIO }: Look): Facts {
  const standing = [...documents.values()].filter((each) => !isWithdrawn(each));
  const own = standing.filter((each) => each.action === action.id);
  const written = paper && readTranscript(paper);
  const template = findTemplate(written?.template ?? null);
  const allItems = standing.filter(({ kind }) => kind === 'item').map(viewOf);
  return {
    at,
    documents,
    case: readCase(standing),
    action: readFieldAction(action),
    items: allItems.filter(({ document }) => document.action === action.id),
    allItems,
    parcels: own.filter(({ kind }) => kind === 'parcel'),
    handovers: own.filter(({ kind }) => kind === 'handover'),
    paper,
    template,
    custodian: written?.custodian ?? null,
    readAloud: written?.readAloud ?? null,
    changes: once(() => (paper && paperChanges(documents, action.id, paper)) ?? []),
    strips,
    farOverRatio,
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Taken by this act: bound in value or waiting in the queue, personal things in a vehicle or room apart. */
export const isTaken = (item: ItemView): boolean => !isPersonal(item) && (measureCounts(item.measure) || item.measure === 'standbySealing');
export const takenItems = ({ items }: Facts): readonly ItemView[] => items.filter(isTaken);

/** Does this act take or bind things (查封, 扣押), whatever it is called? */
export const isSeizure = (facts: Facts): boolean => ['impoundment', 'sealing'].includes(facts.action.kind ?? '') || takenItems(facts).length > 0;

/** Names of those against whom the case is enforced. */
export const debtorsOf = ({ case: of }: Facts): readonly CaseRecord['parties'][number][] => (of?.parties ?? []).filter(({ role }) => isDebtorRole(role));
