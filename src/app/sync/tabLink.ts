import type { WokenBy } from '@/sync/events';
import type { SyncState } from '@/sync/state';

type Message =
  | { readonly is: 'state'; readonly writer: string; readonly state: SyncState; readonly monoMs: number }
  | { readonly is: 'wake'; readonly by: WokenBy }
  | { readonly is: 'writerChanged' }
  | { readonly is: 'follow' };

/** Progress in another tab is news, not a film. */
const TELL_EVERY_MS = 500;

export interface TabLink {
  /** Said by the tab that sends. */
  tell(writer: string, state: SyncState): void;
  /** Said by any tab; the one that sends hears it. */
  wake(by: WokenBy): void;
  /** Another writer is in use from now on: no tab appends to the one before. */
  writerChanged(): void;
  stop(): void;
}

export interface TabListener {
  readonly state: (writer: string, state: SyncState, aheadMs: number) => void;
  readonly wake: (by: WokenBy) => void;
  readonly writerChanged: () => void;
}

/**
 * Between the tabs of one officer: the one that sends tells the others how it goes, and hears what they ask for. `aheadMs` is
 * how far this tab's monotonic clock is ahead of the other's; each begins with its tab.
 */
export function createTabLink(name: string, monoMs: () => number, on: TabListener): TabLink {
  const channel = new BroadcastChannel(name);
  const latest = new Map<string, SyncState>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const say = (message: Message): void => channel.postMessage(message);

  function send(): void {
    timer = null;
    for (const [writer, state] of latest) say({ is: 'state', writer, state, monoMs: monoMs() });
  }

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    switch (data.is) {
      case 'state':
        return on.state(data.writer, data.state, monoMs() - data.monoMs);
      case 'wake':
        return on.wake(data.by);
      case 'writerChanged':
        return on.writerChanged();
      case 'follow':
        return send();
    }
  };
  say({ is: 'follow' });

  return {
    tell(writer, state) {
      // Every tab looks into the store by itself; what is told is only what goes on.
      latest.set(writer, { ...state, outbox: { ...state.outbox, files: [], settled: new Set() }, pictured: new Set() });
      timer ??= setTimeout(send, TELL_EVERY_MS);
    },
    wake: (by) => say({ is: 'wake', by }),
    writerChanged: () => say({ is: 'writerChanged' }),
    stop() {
      if (timer) clearTimeout(timer);
      channel.close();
    },
  };
}
