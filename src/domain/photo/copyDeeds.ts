/** What is done to a copy of a photo. */
export const copyDeeds = ['stamp', 'block', 'mosaic', 'arrow', 'box', 'line', 'number', 'words'] as const;
export type CopyDeed = (typeof copyDeeds)[number];

export const isCopyDeed = (deed: string): deed is CopyDeed => (copyDeeds as readonly string[]).includes(deed);

/** The copy's own name: what it is of and which original it was made from, also for whoever finds the file alone. */
export const copyName = ({ of, deeds, sha256 }: { readonly of: string; readonly deeds: readonly string[]; readonly sha256: string }): string =>
  `${[of, ...deeds, sha256.slice(0, 8)].map(safe).filter((part) => part !== '').join('-')}.jpg`;

/** What no disk takes in a name. */
const safe = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\\/:*?"<>|]+/gu, ' ').trim();
