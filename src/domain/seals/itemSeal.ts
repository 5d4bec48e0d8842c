import { listOf, type FoldedDocument, type Json } from '../journal';

/** What became of a strip (封条) on a thing: it stands, is torn (破损), was taken off (启封), or counts no more (作废). */
export const sealStates = ['affixed', 'torn', 'removed', 'void'] as const;
export type SealState = (typeof sealStates)[number];

/** Their words on a court paper. */
export const sealStateWords: Readonly<Record<SealState, string>> = { affixed: '已贴', torn: '破损', removed: '已启封', void: '作废' };

/** One strip on one thing: leaf `seal/<id>` of its item. */
export interface ItemSeal {
  readonly id: string;
  readonly number: string;
  /** Where on the thing it is. */
  readonly position: string | null;
  readonly order: number;
  readonly state: SealState;
  /** The strip in whose place it came. */
  readonly replaces: string | null;
  /** Why it is torn, was taken off or is void. */
  readonly reason: string | null;
  /** When its state became so. */
  readonly at: string | null;
  /** Hashes of the pictures on the item: the thing with its strip, and the strip so close that its number is read. */
  readonly photo: string | null;
  readonly closePhoto: string | null;
}

/** The strips of an item in their order; what is no strip is left out. */
export function readSeals(document: FoldedDocument): ItemSeal[] {
  return listOf(document, 'seal')
    .flatMap(({ id, value }) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const leaf = value as Readonly<Record<string, Json>>;
      const text = (key: string): string | null => (typeof leaf[key] === 'string' && leaf[key] !== '' ? leaf[key] : null);
      const number = text('number');
      if (number === null) return [];
      return [{
        id, number, position: text('position'), order: typeof leaf['order'] === 'number' ? leaf['order'] : Number.MAX_SAFE_INTEGER, state: sealStates.find((state) => state === leaf['state']) ?? 'affixed',
        replaces: text('replaces'), reason: text('reason'), at: text('at'), photo: text('photo'), closePhoto: text('closePhoto'),
      }];
    })
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** Whether a strip still closes something: a torn one is told with the thing until another one stands in its place. */
export const closes = ({ state }: Pick<ItemSeal, 'state'>): boolean => state !== 'removed' && state !== 'void' && state !== 'torn';

/** A strip's leaf as it is now, with what changes of it; members of a newer version stay. */
export const sealLeaf = (document: FoldedDocument, seal: ItemSeal, change: Readonly<Record<string, Json>>): Json => {
  const now = listOf(document, 'seal').find(({ id }) => id === seal.id)?.value;
  return { ...(typeof now === 'object' && now !== null && !Array.isArray(now) ? (now as Readonly<Record<string, Json>>) : {}), ...change };
};
