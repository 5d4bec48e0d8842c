import type { TabChannel } from '@/storage';

/** The channels between the tabs of one tablet: each makes one more, and hears what the others say when `later` runs it. */
export function tabChannels(later: (run: () => void) => void): () => TabChannel {
  const tabs: TabChannel[] = [];
  return () => {
    const mine: TabChannel = {
      onmessage: null,
      postMessage: (message) => tabs.filter((tab) => tab !== mine).forEach((tab) => later(() => tab.onmessage?.({ data: structuredClone(message) } as never))),
      close: () => (mine.onmessage = null),
    };
    tabs.push(mine);
    return mine;
  };
}
