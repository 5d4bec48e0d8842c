import { Device, open, settle } from './rounds';
import { startShapedLine } from './shapedLine';
import { watchHeap } from './pageHeap';

const BITS_PER_SECOND = 20_000_000;
const ROUND_TRIP_MS = 80;

export interface SlowLine {
  /** How much of the line's width the photos used, from the first "send now" to the last receipt. */
  readonly used: number;
  /** Most that scripts of the page held at once meanwhile, array buffers included. */
  readonly heapMb: number;
}

/** Photos of an officer over 20 Mbit/s with 80 ms there and back. */
export async function measureSlowLine(gatewayPort: number, script: string, photos: number, photoBytes: number): Promise<SlowLine> {
  const line = await startShapedLine(gatewayPort);
  const device = new Device((profile) => open(line.origin, profile, script));
  try {
    const page = await device.on();
    await page.evaluate(() => window.product.signIn('chen'));
    await page.evaluate(() => window.product.casesArrived(5));
    await page.context().setOffline(true);
    const heap = await watchHeap(page);
    await page.evaluate(([count, bytes]) => window.product.savePhotos(count, bytes), [photos, photoBytes] as const);
    await page.evaluate((count) => window.product.queued('files', count), photos);
    settle();
    line.shape(BITS_PER_SECOND, ROUND_TRIP_MS);
    await page.context().setOffline(false);
    const ms = await page.evaluate(() => window.product.sendAll('files'));
    return { used: (photos * photoBytes * 8_000) / BITS_PER_SECOND / ms, heapMb: await heap.mostMb() };
  } finally {
    await device.off();
    line.stop();
  }
}
