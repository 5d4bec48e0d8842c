import type { Json } from './json';
import type { DocumentRef } from './entry';

/** Kinds of document that the court writes by its imports. */
export const courtKinds = ['case', 'party', 'clue', 'paper'] as const;
/** The kind of document that an admission is: a lead's decision on entries that were set aside. */
export const ADMISSION_KIND = 'admission';
/** The kind of document that a review is: a lead has seen what came late. */
export const REVIEW_KIND = 'review';
/** Kinds of document that tablets write. An unknown kind is kept, passed on and shown as "needs a newer version". */
export const fieldKinds = ['fieldAction', 'item', 'transcript', 'parcel', 'handover'] as const;

/** Paths written, and for each the heads that the writer knew (E4): a first value knows none. */
export interface Writing {
  readonly set: Readonly<Record<string, Json>>;
  readonly seen?: Readonly<Record<string, readonly string[]>>;
}

export const fileRoles = ['photo', 'signature', 'snapshot', 'page', 'trace'] as const;
export type FileRole = (typeof fileRoles)[number];

/** What is known of a file when it is announced. */
export interface FileNote {
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  readonly role: FileRole;
  readonly name: string | null;
  /** Taken by the app's own camera, chosen from the device, or made by the app. */
  readonly origin: 'live' | 'imported' | 'made';
  readonly takenAt: string;
}

/** How a person's signing ended; never a blank (domain.md §2.1). */
export type SigningOutcome =
  | { readonly is: 'signed'; readonly file: string }
  | { readonly is: 'refused' | 'unable' | 'absent'; readonly reason: string };

/** The entries of one branch of a writer's journal from one seq to another. */
export interface Stretch {
  readonly writer: string;
  readonly branch: number;
  readonly from: number;
  readonly to: number;
}

/** What takes effect after all, and why (P9). */
export interface Admission extends Stretch {
  readonly reason: string;
}

export interface CoveredDocument extends DocumentRef {
  /** Every head of every path as frozen, so that what came later can be told apart. */
  readonly heads: Readonly<Record<string, readonly string[]>>;
}

/**
 * The acts of this version, a closed list with one shape each (E3). refile, seal, void, hand-over and correct
 * belong to later versions: a gateway that does not know an op stores it and answers "needs a newer version".
 */
export type Op =
  | { readonly op: 'create'; readonly change: Writing }
  | { readonly op: 'set'; readonly change: Writing }
  /** A person chose between the values of a conflict: removes the heads named and puts one. */
  | { readonly op: 'resolve'; readonly change: Writing & { readonly reason: string } }
  | { readonly op: 'attach'; readonly change: { readonly files: readonly FileNote[] } }
  | { readonly op: 'detach'; readonly change: { readonly sha256: string; readonly seen: readonly string[]; readonly reason: string } }
  | { readonly op: 'withdraw'; readonly change: { readonly withdrawn: boolean; readonly reason: string; readonly seen: readonly string[] } }
  | { readonly op: 'freeze'; readonly change: { readonly snapshot: string; readonly covers: readonly CoveredDocument[] } }
  | {
      readonly op: 'sign';
      readonly change: { readonly snapshot: string; readonly person: { readonly id: string; readonly name: string; readonly role: string }; readonly outcome: SigningOutcome };
    }
  | { readonly op: 'note'; readonly change: { readonly text: string } }
  /** A file that cannot be recovered: by whom it was lost, and why. */
  | { readonly op: 'lost'; readonly change: { readonly sha256: string; readonly reason: string } }
  /** A lead gives effect to what was set aside (P9). */
  | { readonly op: 'admit'; readonly change: Admission }
  /** A lead has seen what took effect late: it leaves the desk of the lead's team (P2). */
  | { readonly op: 'review'; readonly change: Stretch };

export const opNames = ['create', 'set', 'resolve', 'attach', 'detach', 'withdraw', 'freeze', 'sign', 'note', 'lost', 'admit', 'review'] as const satisfies readonly Op['op'][];
