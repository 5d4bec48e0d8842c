import type { FileTag, FoldedDocument, Place } from '../journal';

/** One side of a hand-over. */
export interface HandoverParty {
  readonly name: string;
  /** An id of `handoverRoles` or one of a newer version. */
  readonly role: string | null;
}

/** In what state things change hands. Unknown is null. */
export interface HandoverState {
  readonly condition: string | null;
  /** Keys that go along (钥匙), in words: 2 把, 遥控器 1 个. */
  readonly keys: string | null;
  /** Papers that go along (行驶证、登记证). */
  readonly papers: string | null;
  readonly mileageKm: number | null;
  /** Working hours of a machine. */
  readonly hours: number | null;
  readonly weightKg: number | null;
  readonly note: string | null;
}

/** A hand-over (交接) as its document tells it: a document of its own, that may also be written when the action's paper is frozen. */
export interface Handover extends HandoverState {
  readonly id: string;
  readonly document: FoldedDocument;
  readonly action: string | null;
  /** An id of `handoverWhats` or one of a newer version. */
  readonly what: string | null;
  /** Ids of the items that change hands. */
  readonly items: readonly string[];
  /** Where one of several differs from what holds for all: by item. */
  readonly rows: ReadonlyMap<string, HandoverState>;
  /** Numbers of the seals that were found on them. */
  readonly seals: readonly string[];
  /** The transcript whose copy it is. */
  readonly paper: string | null;
  /** The copy's number, as it is printed on it. */
  readonly copy: string | null;
  readonly from: HandoverParty | null;
  readonly to: HandoverParty | null;
  readonly at: string | null;
  readonly placeText: string | null;
  readonly place: Place | null;
  /** An id of `handoverResults` or one of a newer version. */
  readonly result: string | null;
  /** What changes hands of money. */
  readonly amountFen: number | null;
  /** What custody costs (保管费), for one `feePer`. */
  readonly feeFen: number | null;
  /** 日/台 and the like, as it was agreed. */
  readonly feePer: string | null;
  readonly photos: readonly FileTag[];
  readonly withdrawn: boolean;
  readonly frozen: boolean;
}

/** The state of one item in a hand-over: its own row where it has one, else what holds for all. */
export function stateOf({ condition, keys, papers, mileageKm, hours, weightKg, note, rows }: Omit<Handover, 'document'>, item: string): HandoverState {
  const own = rows.get(item);
  return {
    condition: own?.condition ?? condition,
    keys: own?.keys ?? keys,
    papers: own?.papers ?? papers,
    mileageKm: own?.mileageKm ?? mileageKm,
    hours: own?.hours ?? hours,
    weightKg: own?.weightKg ?? weightKg,
    note: own?.note ?? note,
  };
}
