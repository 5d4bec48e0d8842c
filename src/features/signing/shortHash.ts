/** A fingerprint short enough to be compared by eye; the QR code beside it carries all of it. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 8)}…${sha256.slice(-8)}`;
