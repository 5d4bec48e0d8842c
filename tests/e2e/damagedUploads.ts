import type { Page } from '@playwright/test';

/** From the next navigation on, what this page uploads is damaged on its way (same size, other bytes) until `mend` is called. */
export async function damageUploads(page: Page): Promise<{ readonly damaged: () => Promise<number>; readonly mend: () => Promise<void> }> {
  await page.addInitScript(() => {
    const way = { broken: true, damaged: 0 };
    Object.assign(globalThis, { uploadWay: way });
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (body) {
      if (!way.broken || !(body instanceof Blob)) return send.call(this, body);
      way.damaged += 1;
      return send.call(this, new Blob([new Uint8Array(body.size)], { type: body.type }));
    };
  });
  const way = (): Promise<{ broken: boolean; damaged: number }> => page.evaluate(() => (globalThis as unknown as { uploadWay: { broken: boolean; damaged: number } }).uploadWay);
  return {
    damaged: async () => (await way()).damaged,
    mend: () => page.evaluate(() => void ((globalThis as unknown as { uploadWay: { broken: boolean } }).uploadWay.broken = false)),
  };
}
