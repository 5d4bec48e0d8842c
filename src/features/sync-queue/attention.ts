import type { Queue, QueueItem } from '@/ports/queue';

/** Whether a thing stands still until a person does something; all else goes by itself. */
export const needsPerson = ({ waits }: Pick<QueueItem, 'waits'>): boolean => waits === 'refused' || waits === 'missing';

/** How many things a person has to decide: each one that stands still, and the sign-in once for all that wait for it. */
export function attentionCount({ items, link }: Pick<Queue, 'items' | 'link'>): number {
  const signIn = link.state === 'signedOut' || items.some(({ waits }) => waits === 'signIn');
  return items.filter(needsPerson).length + (signIn ? 1 : 0);
}

const ranks: Readonly<Record<QueueItem['waits'], number>> = { refused: 0, missing: 0, sending: 1, signIn: 2, retry: 3, turn: 4, entryFirst: 5, metered: 6, network: 7 };

/** What stands still first, then what moves, then the rest in the order of sending. */
export const inOrderOfCare = (items: readonly QueueItem[]): QueueItem[] =>
  items.map((item, at) => ({ item, at })).sort((a, b) => ranks[a.item.waits] - ranks[b.item.waits] || a.at - b.at).map(({ item }) => item);
