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

/** Of a copy that the app made: the hash of its original, and what was done to it, in the words of `copyDeeds` or of a newer version. */
export interface CopyNote {
  readonly of: string;
  readonly did: readonly string[];
}

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
  readonly copy?: CopyNote | undefined;
}

/** How the paper's content came to the person before the outcome: read to its end, or read aloud, by whom and in which language. */
export interface ReadingOfPaper {
  readonly how: 'self' | 'aloud';
  readonly by?: string;
  readonly language?: string;
  readonly from: string;
  readonly to: string;
}

/** Who saw that somebody would not or could not sign, and where the recording shows it. */
export interface WitnessOfOutcome {
  readonly name: string;
  readonly role?: string;
}
export interface RecordingOfOutcome {
  /** Number of the recorder (执法记录仪), and where in its recording: 00:41:07. */
  readonly recorder?: string;
  readonly at?: string;
  /** A clip or photo, attached to the paper. */
  readonly file?: string;
}

/** That an outcome takes the place of others of the same person on the same snapshot, and why; those stay in the journal and are told beside it. */
export interface ReplacingOfOutcome {
  /** Their entries, as far as they were known. */
  readonly entries: readonly string[];
  readonly reason: string;
}

/** In which form a person put their name, where it was not drawn on the tablet: 捺印 or 盖章 by photo, or on the printed paper. */
export const signingForms = ['fingerprint', 'seal', 'paper'] as const;
export type SigningForm = (typeof signingForms)[number];

/** How a person's signing ended; never a blank (domain.md §2.1). `readOutcome` reads one: outcomes of a newer version are kept as they are (V1). */
export type SigningOutcome =
  | {
      readonly is: 'signed';
      /** The drawn name, the photo of the print or seal, or the photo of the signed sheet. */
      readonly file: string;
      readonly form?: SigningForm;
      /** Page of the printed paper. */
      readonly page?: number;
      readonly read?: ReadingOfPaper;
      readonly replaces?: ReplacingOfOutcome;
    }
  | {
      readonly is: 'refused' | 'unable' | 'absent';
      readonly reason: string;
      readonly witness?: WitnessOfOutcome;
      readonly recording?: RecordingOfOutcome;
      readonly read?: ReadingOfPaper;
      readonly replaces?: ReplacingOfOutcome;
    };

/** A frozen paper came out of the printer to be signed by hand: which copy, and how many pages it has (null: not known). */
export interface Printing {
  readonly snapshot: string;
  /** Tablet letter and running number, so that two tablets never give one number to two copies. */
  readonly copy: string;
  readonly pages: number | null;
}

/** A freeze is taken back (作废): what it froze is open again, and what was signed on that snapshot stands as a fact about it. */
export interface Voiding {
  readonly snapshot: string;
  /** Every document that the freeze is known to cover, the paper too. */
  readonly covers: readonly DocumentRef[];
  readonly reason: string;
  /** Signing entries on this snapshot that the one who took it back knew. */
  readonly knew?: readonly string[];
}

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
 * The acts of this version, a closed list with one shape each (E3). refile, seal, hand-over and correct
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
  | { readonly op: 'review'; readonly change: Stretch }
  | { readonly op: 'void'; readonly change: Voiding }
  | { readonly op: 'print'; readonly change: Printing };

export const opNames = ['create', 'set', 'resolve', 'attach', 'detach', 'withdraw', 'freeze', 'sign', 'note', 'lost', 'admit', 'review', 'void', 'print'] as const satisfies readonly Op['op'][];
