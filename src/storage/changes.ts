import type { FoldedDocument } from '@/domain/journal';

/** What happened to the store, for everybody who keeps a part of it in memory. Other tabs hear of it too. */
export type StoreChange =
  | {
      readonly is: 'appended';
      readonly cases: readonly string[];
      readonly entries: readonly { readonly id: string; readonly case: string }[];
      /** As the entries leave them; none for another tab. */
      readonly documents: readonly FoldedDocument[];
    }
  | { readonly is: 'pulled'; readonly cases: readonly string[] }
  | { readonly is: 'outcomes'; readonly cases: readonly string[] }
  | { readonly is: 'receipted' };

export type ChangeSource = 'here' | 'otherTab';
export type ChangeListener = (change: StoreChange, source: ChangeSource) => void;

/** The part of BroadcastChannel that is used. */
export interface TabChannel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent<StoreChange>) => unknown) | null;
  close(): void;
}

export interface Changes {
  tell(change: StoreChange): void;
  /** Returns the end of listening. */
  subscribe(listener: ChangeListener): () => void;
  close(): void;
}

export function createChanges(channel: TabChannel | null): Changes {
  const listeners = new Set<ChangeListener>();
  const spread = (change: StoreChange, source: ChangeSource) => [...listeners].forEach((listener) => listener(change, source));
  if (channel) channel.onmessage = ({ data }) => spread(data, 'otherTab');
  return {
    tell(change) {
      spread(change, 'here');
      // Another tab reads the disk for what it shows: to send it the documents would cost as much as to store them.
      channel?.postMessage(change.is === 'appended' ? { ...change, documents: [] } : change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      listeners.clear();
      channel?.close();
    },
  };
}
