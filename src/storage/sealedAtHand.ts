/** So much may wait for the second copy in memory: a burst of photos, no film. */
const MOST_BYTES = 32 * 1024 * 1024;

export interface SealedAtHand {
  keep(sha256: string, sealed: Uint8Array<ArrayBuffer>): void;
  /** Once; null: it is to be read from the main store. */
  take(sha256: string): Uint8Array<ArrayBuffer> | null;
}

/** Files as they were read back when they were stored, until the second copy takes them and need not read them once more. */
export function createSealedAtHand(): SealedAtHand {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let bytes = 0;

  function take(sha256: string): Uint8Array<ArrayBuffer> | null {
    const sealed = files.get(sha256) ?? null;
    if (files.delete(sha256)) bytes -= sealed?.length ?? 0;
    return sealed;
  }
  return {
    take,
    keep(sha256, sealed) {
      take(sha256);
      files.set(sha256, sealed);
      bytes += sealed.length;
      // Those of saves that never ended go first.
      for (const oldest of files.keys()) {
        if (bytes <= MOST_BYTES) break;
        take(oldest);
      }
    },
  };
}
