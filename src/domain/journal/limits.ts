/**
 * What one entry and one transaction may hold, the same on tablet and gateway (E7). Checked before append; a later
 * version may raise a limit, never lower it.
 */
export const limits = {
  /** UTF-8 bytes of one entry's body: a transcript of 100,000 Chinese characters fits. */
  bodyBytes: 512 * 1024,
  headerBytes: 2_048,
  transactionEntries: 1_000,
  transactionBytes: 2 * 1024 * 1024,
  /** Characters of one text value. */
  textLength: 120_000,
  depth: 12,
  paths: 400,
  pathLength: 120,
  files: 64,
  /** Bytes of one photo or other file. */
  fileBytes: 64 * 1024 * 1024,
} as const;
