import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPhotoLine, holdsPhotos } from '@/app/sync/photoLine';
import { meteredLine } from '@/platform/meteredLine';
import { deviceRegistry } from '@/storage';

afterEach(() => vi.unstubAllGlobals());

function browser(connection: object | null) {
  const line = connection && Object.assign(new EventTarget(), connection);
  vi.stubGlobal('navigator', line ? { connection: line } : {});
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const stored = new Map<string, string>();
  const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, text: string) => void stored.set(key, text), removeItem: (key: string) => void stored.delete(key) } as Storage;
  return { line, page, storage };
}

describe('the line that photos go on', () => {
  it.each([
    [{ type: 'cellular', saveData: false }, true],
    [{ type: 'wifi', saveData: false }, false],
    [{ type: 'wifi', saveData: true }, true],
    [{ saveData: false }, false],
    [{ effectiveType: '4g' }, null],
    [null, null],
  ])('[B6] of %j is metered: %j', (connection, metered) => {
    browser(connection);
    expect(meteredLine.now()).toBe(metered);
    expect(holdsPhotos({ metered: meteredLine.now(), photosAnyway: false })).toBe(metered === true);
  });

  it('[B6] is heard of when it changes, and so is what the officer decides, in any tab', () => {
    const { line, page, storage } = browser({ type: 'wifi', saveData: false });
    const photos = createPhotoLine(deviceRegistry(storage), meteredLine);
    const seen: boolean[] = [];
    const end = photos.onChange(() => seen.push(holdsPhotos(photos.read())));
    line?.dispatchEvent(new Event('change'));
    Object.assign(line ?? {}, { type: 'cellular' });
    line?.dispatchEvent(new Event('change'));
    photos.sendAnyway(true);
    deviceRegistry(storage).setPhotosAnyway(false);
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'fieldwrit.photosAnyway' }));
    expect(seen).toEqual([false, true, false, true]);
    end();
    line?.dispatchEvent(new Event('change'));
    expect(seen).toHaveLength(4);
  });
});
