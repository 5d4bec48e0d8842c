/** What an emergency export would hold now. */
export interface BundleAmount {
  readonly entries: number;
  readonly unsentEntries: number;
  readonly unsentFiles: number;
  readonly fileBytes: number;
  readonly drafts: number;
}

/** `noCourtKey`: the court has not told this tablet yet whom to seal to. */
export const exportProblems = ['noCourtKey', 'storageFull', 'storageFailed'] as const;
export type ExportProblem = (typeof exportProblems)[number];
export type Exported =
  | { readonly ok: true; readonly fileName: string; readonly bytes: number; readonly sha256: string; readonly amount: BundleAmount }
  | { readonly ok: false; readonly problem: ExportProblem };

/** What the readable first line of a bundle says. */
export interface BundleLabel {
  readonly court: string;
  readonly courtName: string;
  readonly officerName: string;
  readonly letter: string;
  readonly madeAt: string;
  readonly unsentEntries: number;
  readonly unsentFiles: number;
}

export const carryProblems = ['notABundle', 'newerFormat', 'otherCourt', 'storageFull', 'storageFailed'] as const;
export type CarryProblem = (typeof carryProblems)[number];
export type Peeked = { readonly ok: true; readonly label: BundleLabel } | { readonly ok: false; readonly problem: CarryProblem };

/** Why the court refused a bundle whole. */
export const carriedFaults = ['notABundle', 'newerFormat', 'foreignCourt', 'unknownKey', 'damaged', 'cutShort'] as const;
export type CarriedFault = (typeof carriedFaults)[number];

/** A bundle of another tablet on its way to the court. Kept until the court has said that it has all of it. */
export interface CarriedBundle {
  /** SHA-256 of the file. */
  readonly id: string;
  readonly label: BundleLabel;
  readonly bytes: number;
  readonly takenAt: string;
  readonly state: 'waiting' | 'sending' | 'refused';
  readonly sentBytes: number;
  /** Null unless the court refused it. */
  readonly fault: CarriedFault | null;
  /** Records and files that the court did not take although the bundle is sound. */
  readonly notTaken: number;
}

/** One that the court has said yes to, since the app was opened. */
export interface DeliveredBundle {
  readonly id: string;
  readonly label: BundleLabel;
  readonly stored: { readonly entries: number; readonly files: number };
  readonly known: { readonly entries: number; readonly files: number };
}

/** 应急导出 and 替别的平板带回 (X1, X2). Lists are reactive. */
export interface BundleDesk {
  amount(): Promise<BundleAmount>;
  /** The last entry of the officer's journal on this tablet: what the court should have in the end. */
  head(): Promise<{ readonly seq: number; readonly hash: string } | null>;
  /** Makes the file and hands it to the browser to save; needs no network. `onShare` hears how far it is, 0 to 1. */
  export(onShare: (share: number) => void): Promise<Exported>;
  /** Reads the first line of a chosen file; stores nothing. */
  peek(file: Blob): Promise<Peeked>;
  /** Stores a bundle whole; ok only when it was read back. It is sent by itself. */
  carry(file: Blob): Promise<Peeked>;
  readonly carried: readonly CarriedBundle[];
  readonly delivered: readonly DeliveredBundle[];
  /** Lets go of a bundle that the court refused. */
  discard(id: string): Promise<void>;
}
