/** What the order of things inside things needs of an item. */
export interface Nested {
  readonly id: string;
  readonly parent: string | null;
}

/** What an item lies in, from the outermost in: a flat, a room in it, a safe in that. A loop, which two tablets may make, ends where it closes. */
export function pathTo<T extends Nested>(byId: ReadonlyMap<string, T>, id: string): T[] {
  const path: T[] = [];
  const seen = new Set([id]);
  for (let above = byId.get(id)?.parent ?? null; above !== null && !seen.has(above); above = byId.get(above)?.parent ?? null) {
    const item = byId.get(above);
    if (!item) break;
    seen.add(above);
    path.unshift(item);
  }
  return path;
}

/** Whether an item lies, at whatever depth, in another; in itself only where the order is a loop. */
export function isInside(byId: ReadonlyMap<string, Nested>, id: string, container: string): boolean {
  const seen = new Set<string>();
  for (let above = byId.get(id)?.parent ?? null; above !== null && !seen.has(above); above = byId.get(above)?.parent ?? null) {
    if (above === container) return true;
    seen.add(above);
  }
  return false;
}

/** For each container how many things lie in it, those inside them counted too. */
export function contentsOf(items: readonly Nested[]): ReadonlyMap<string, number> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const counts = new Map<string, number>();
  for (const { id } of items) for (const { id: above } of pathTo(byId, id)) counts.set(above, (counts.get(above) ?? 0) + 1);
  return counts;
}
