/** The time in an entry's id (UUIDv7: 48 bits of Unix milliseconds), as its device claimed it; null for another kind of id. */
export function entryTime(entry: string): number | null {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(entry)) return null;
  return Number.parseInt(entry.slice(0, 8) + entry.slice(9, 13), 16);
}
