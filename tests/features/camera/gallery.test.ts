// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPinia } from 'pinia';
import { createApp, nextTick } from 'vue';
import type { FileTag, FoldedDocument } from '@/domain/journal';
import { galleryFilters, groupsOf, isShown, rowsOf } from '@/features/camera/galleryRows';
import PhotosTab from '@/features/camera/PhotosTab.vue';
import { photosOf } from '@/features/camera/photosOf';
import { createThumbnailReader } from '@/features/camera/thumbnailReader';
import { i18n, startLanguage } from '@/i18n';
import { workspaceKey } from '@/ports/workspace';
import { aDocument } from '@tests/builders/foldedDocument';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';

const hash = (n: number) => n.toString(16).padStart(64, '0');
const tag = (n: number, more: Partial<FileTag> = {}): FileTag => ({
  sha256: hash(n), size: 9, mime: 'image/jpeg', role: 'photo', name: null, origin: n % 10 === 0 ? 'imported' : 'live', takenAt: '2024-08-17T01:52:00.000Z', entry: `e${String(n).padStart(6, '0')}`, actor: 'zhang', ...more,
});
const thing = (n: number, files: FileTag[]) => aDocument('item', `i${n}`, { label: `A${n}`, order: `a${n}` }, { action: 'a', files });
/** 2,000 photos: 200 of the scene, 900 of each of two things. */
function aRaid(): FoldedDocument[] {
  const some = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => tag(from + i));
  return [aDocument('fieldAction', 'a', { kind: 'seizure' }, { files: some(0, 200) }), thing(1, some(200, 1100)), thing(2, some(1100, 2000))];
}

describe('the photos of an action', () => {
  const all = photosOf(aRaid(), 'a');
  it('stand by what they show, with their number, the scene first', () => {
    expect(groupsOf(all).map(({ of, photos }) => [of, photos.length])).toEqual([[null, 200], ['A1', 900], ['A2', 900]]);
  });
  it('are cut into rows, each of which knows its place among all', () => {
    const rows = rowsOf(groupsOf(all), 4);
    expect(rows).toHaveLength(3 + 50 + 225 + 225);
    const tiles = rows.filter((row) => row.is === 'tiles');
    expect(tiles.every((row, i) => i === 0 || row.from === (tiles[i - 1]?.from ?? 0) + (tiles[i - 1]?.photos.length ?? 0))).toBe(true);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
  it('are sought by what is wrong with them', () => {
    const unsent = (sha256: string) => sha256 === hash(3);
    expect(galleryFilters.map((filter) => all.filter((photo) => isShown(filter, photo, unsent)).length)).toEqual([2000, 200, 200, 1]);
  });
});

describe('small pictures', () => {
  const settled = () => new Promise((done) => setTimeout(done, 0));
  it('that nobody waits for any more are not read, and the newest wish comes first', async () => {
    const asked: string[] = [];
    let answer: (() => void)[] = [];
    const reader = createThumbnailReader((sha256) => {
      asked.push(sha256);
      return new Promise((done) => answer.push(() => done(new Blob([sha256]))));
    });
    const letGo = Array.from({ length: 50 }, (_, n) => reader.ask(hash(n), () => undefined));
    await settled();
    expect(asked).toEqual([49, 48, 47, 46].map(hash));
    for (const gone of letGo.slice(0, 45)) gone();
    for (let round = 0; round < 4; round += 1) {
      for (const each of answer.splice(0)) each();
      await settled();
    }
    answer = [];
    expect(asked).toEqual([49, 48, 47, 46, 45].map(hash));
  });
  it('are remembered in small numbers, and one that fails is told as missing', async () => {
    const reader = createThumbnailReader((sha256) => (sha256 === 'broken' ? Promise.reject(new Error('torn')) : Promise.resolve(new Blob([sha256]))));
    for (let n = 0; n < 400; n += 1) reader.ask(hash(n), () => undefined);
    const broken = await new Promise((done) => reader.ask('broken', done));
    expect(broken).toBeNull();
    for (let n = 0; n < 20; n += 1) await settled();
    const kept = Array.from({ length: 400 }, (_, n) => reader.known(hash(n))).filter(Boolean);
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.length).toBeLessThanOrEqual(160);
  });
});

describe('the gallery of 2,000', () => {
  const urls = new Set<string>();
  let unmount: (() => void) | null = null;
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
      return this.classList.contains('row') ? 230 : 0;
    });
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
    vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(503 * 238);
    let n = 0;
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      const url = `blob:${(n += 1)}`;
      urls.add(url);
      return url;
    });
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void urls.delete(url));
  });
  afterEach(() => {
    unmount?.();
    vi.restoreAllMocks();
  });

  async function opened() {
    await startLanguage();
    const memory = memoryWorkspace();
    const asked = new Set<string>();
    memory.workspace.thumbnail = (sha256) => {
      asked.add(sha256);
      return Promise.resolve(new Blob([sha256]));
    };
    memory.pull('case-1', aRaid());
    const live = await memory.workspace.openCase('case-1');
    const host = document.createElement('div');
    document.body.append(host);
    const app = createApp(PhotosTab, { live, actionId: 'a' });
    app.use(createPinia()).use(i18n).provide(workspaceKey, memory.workspace);
    app.mount(host);
    unmount = () => app.unmount();
    await settle();
    return { host, asked };
  }
  const settle = async () => {
    for (let n = 0; n < 40; n += 1) await new Promise((done) => setTimeout(done, 0));
    await nextTick();
  };

  it('reads only what is in sight, and goes on with what comes into sight', async () => {
    const { host, asked } = await opened();
    expect(host.querySelectorAll('img').length).toBeGreaterThan(8);
    const first = asked.size;
    expect(first).toBeLessThan(80);
    const scroller = host.querySelector('.scroller');
    if (!scroller) throw new Error('no list');
    scroller.scrollTop = 300 * 238;
    scroller.dispatchEvent(new Event('scroll'));
    await settle();
    expect(asked.size).toBeGreaterThan(first);
    expect(asked.size).toBeLessThan(160);
    expect(host.querySelector('ul')?.textContent).toContain('A2');
  });

  it('gives every object URL back', async () => {
    const { host } = await opened();
    expect(urls.size).toBeGreaterThan(8);
    expect(urls.size).toBe(host.querySelectorAll('img').length);
    unmount?.();
    unmount = null;
    expect(urls.size).toBe(0);
  });
});
