import type { Page } from '@playwright/test';

/** How many videos of a page, seen or not, still hold a camera's stream after everything else was cleared up. */
export async function heldStreams(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  const { result: prototype } = await devtools.send('Runtime.evaluate', { expression: 'HTMLVideoElement.prototype' });
  const { objects } = await devtools.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId ?? '' });
  const { result } = await devtools.send('Runtime.callFunctionOn', { objectId: objects.objectId ?? '', functionDeclaration: 'function () { return this.filter((video) => video.srcObject !== null).length; }', returnByValue: true });
  await devtools.detach();
  return Number(result.value);
}
