import type { StoreName } from './versions';

/**
 * When something stored may go.
 * - `graceAfterReceipt`: the court signed for it and the grace period is over (D1); never before
 * - `caseGone`: the court's heads no longer name the case and nothing of it is unsent
 * - `lock`: can be made again, or must not outlive the officer's presence
 * - `done`: what it prepared is in the journal, or was given up by the officer
 * - `wipe`: only with the whole database, after everything was sent or bundled
 * - `deviceReset`: only when the tablet leaves the court
 */
export const clearOnReasons = ['graceAfterReceipt', 'caseGone', 'lock', 'done', 'wipe', 'deviceReset'] as const;
export type ClearOn = (typeof clearOnReasons)[number];

export const tableClearOn: Readonly<Record<StoreName, ClearOn>> = {
  entries: 'graceAfterReceipt',
  documents: 'caseGone',
  casePacks: 'caseGone',
  caseIndex: 'caseGone',
  files: 'graceAfterReceipt',
  fileBytes: 'graceAfterReceipt',
  thumbs: 'lock',
  receipts: 'wipe',
  writers: 'wipe',
  chains: 'wipe',
  drafts: 'done',
  meta: 'wipe',
  bundles: 'done',
  keys: 'wipe',
};

/** Every key of the `meta` table. */
export const metaClearOn = {
  /** The court's epoch of the last page applied (G3). */
  epoch: 'wipe',
  /** The last time that a server told: a claim in every entry. */
  serverTime: 'wipe',
  /** Writer in use, among those of this officer on this tablet (W1). */
  activeWriter: 'wipe',
  /** Tells this store from the one before a loss (D5). */
  storeEpoch: 'wipe',
  /** The epoch of the lost store that this one was made from; absent in a first store. */
  storeBefore: 'wipe',
  /** What a recovery found, until the officer has acknowledged it. */
  recovery: 'done',
  /** How much was let go of under storage pressure (D6). */
  letGo: 'wipe',
  /** Nothing lies readable any more. */
  sealed: 'wipe',
  /** The officer's closed vault, for when the note outside is lost. */
  vault: 'wipe',
  /** Wrong passphrases in a row. */
  attempts: 'wipe',
} as const satisfies Readonly<Record<string, ClearOn>>;
export type MetaKey = keyof typeof metaClearOn;

/**
 * Every key of ours in localStorage; see deviceRegistry.ts. The upload client keeps keys of its own there (`tus::fieldwrit:…`, with
 * writer, entry and hash) while an upload is not ended.
 */
export const deviceClearOn = {
  'fieldwrit.device': 'deviceReset',
  'fieldwrit.officers': 'deviceReset',
  'fieldwrit.lastOfficer': 'deviceReset',
  'fieldwrit.lastContact': 'deviceReset',
  'fieldwrit.signOutOwed': 'done',
  'fieldwrit.labels': 'deviceReset',
  'fieldwrit.photosAnyway': 'deviceReset',
  'fieldwrit.canaries': 'deviceReset',
  /** Closed vaults, and wrong passphrases in a row. */
  'fieldwrit.vaults': 'deviceReset',
  'fieldwrit.attempts': 'deviceReset',
  'fieldwrit.rules': 'deviceReset',
  /** Ranges of seal strips, and which of them were used here. */
  'fieldwrit.seals': 'deviceReset',
  /** Until the officer signs in again. */
  'fieldwrit.wiping': 'done',
  /** Of the screen: src/ui/theme.ts, src/i18n/i18n.ts. */
  'fieldwrit.theme': 'deviceReset',
  'fieldwrit.language': 'deviceReset',
} as const satisfies Readonly<Record<string, ClearOn>>;
export type DeviceKey = keyof typeof deviceClearOn;
