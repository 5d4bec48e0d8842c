import type { Page } from '@playwright/test';

const LOOK_EVERY_MS = 200;

interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize?: number;
  /** Array buffers and the like, outside the heap of the script. */
  readonly backingStorageSize?: number;
}

/** Looks at the page's memory until asked what the most of it was. */
export async function watchHeap(page: Page): Promise<{ mostMb(): Promise<number> }> {
  const devtools = await page.context().newCDPSession(page);
  let most = 0;
  let running = true;
  const watching = (async () => {
    while (running) {
      const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = (await devtools.send('Runtime.getHeapUsage')) as HeapUsage;
      most = Math.max(most, usedSize + embedderHeapUsedSize + backingStorageSize);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  })();
  return {
    async mostMb() {
      running = false;
      await watching;
      return most / 1_000_000;
    },
  };
}
