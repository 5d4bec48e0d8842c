const OFFSET_MS = 8 * 3_600_000;

/** A stored instant as a `datetime-local` input shows it on the courts' clock (UTC+8 all year); empty for none. */
export function toShanghaiLocal(instant: string | null): string {
  const ms = instant === null ? Number.NaN : Date.parse(instant);
  return Number.isFinite(ms) ? new Date(ms + OFFSET_MS).toISOString().slice(0, 16) : '';
}

/** Back to a UTC instant; null for what is no time. */
export function fromShanghaiLocal(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}:00Z`);
  return Number.isFinite(ms) ? new Date(ms - OFFSET_MS).toISOString() : null;
}
