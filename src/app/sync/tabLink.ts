import type { WokenBy } from '@/sync/events';
import type { SyncState } from '@/sync/state';

type Message = { readonly is: 'state'; readonly state: SyncState; readonly monoMs: number } | { readonly is: 'wake'; readonly by: WokenBy } | { readonly is: 'follow' };

/** Progress in another tab is news, not a film. */
const TELL_EVERY_MS = 500;

export interface TabLink {
  /** Said by the tab that sends. */
  tell(state: SyncState): void;
  /** Said by any tab; the one that sends hears it. */
  wake(by: WokenBy): void;
  stop(): void;
}

/**
 * Between the tabs of one officer: the one that sends tells the others how it goes, and hears what they ask for. `aheadMs` is
 * how far this tab's monotonic clock is ahead of the other's; each begins with its tab.
 */
export function createTabLink(name: string, monoMs: () => number, on: { readonly state: (state: SyncState, aheadMs: number) => void; readonly wake: (by: WokenBy) => void }): TabLink {
  const channel = new BroadcastChannel(name);
  let latest: SyncState | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function send(): void {
    timer = null;
    if (latest) channel.postMessage({ is: 'state', state: latest, monoMs: monoMs() } satisfies Message);
  }

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    switch (data.is) {
      case 'state':
        return on.state(data.state, monoMs() - data.monoMs);
      case 'wake':
        return on.wake(data.by);
      case 'follow':
        return send();
    }
  };
  channel.postMessage({ is: 'follow' } satisfies Message);

  return {
    tell(state) {
      // Every tab looks into the store by itself; what is told is only what goes on.
      latest = { ...state, outbox: { ...state.outbox, files: [], settled: new Set() }, pictured: new Set() };
      timer ??= setTimeout(send, TELL_EVERY_MS);
    },
    wake: (by) => channel.postMessage({ is: 'wake', by } satisfies Message),
    stop() {
      if (timer) clearTimeout(timer);
      channel.close();
    },
  };
}
