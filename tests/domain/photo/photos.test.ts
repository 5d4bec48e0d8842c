import { describe, expect, it } from 'vitest';
import type { FileTag } from '@/domain/journal';
import type { ClockDoubt } from '@/domain/time/clockDoubt';
import { boundsOf, burnMosaic, copyName, deedsOf, emptyHistory, isPhoto, isWorthKeeping, nextNumber, photosWithCopies, redone, timeTrust, undone, withMark, type Mark } from '@/domain/photo';

const hash = (letter: string) => letter.repeat(64);
const tag = (sha256: string, more: Partial<FileTag> = {}): FileTag => ({
  sha256, size: 9, mime: 'image/jpeg', role: 'photo', name: null, origin: 'live', takenAt: '2024-08-17T01:52:00.000Z', entry: `e-${sha256[0] ?? ''}`, actor: 'zhang', ...more,
});
const copyOf = (sha256: string, of: string) => tag(sha256, { origin: 'made', copy: { of, did: ['block'] } });
const box = (is: 'box' | 'block' | 'mosaic' = 'box'): Mark => ({ is, from: { x: 10, y: 10 }, to: { x: 200, y: 90 } });
const numbered = (n: number): Mark => ({ is: 'number', at: { x: 5, y: 5 }, n });

describe('the photos of a thing', () => {
  it('[B7] are what was taken or imported; a copy stands with its original and never counts', () => {
    const files = [tag(hash('a')), copyOf(hash('c'), hash('a')), tag(hash('b'), { origin: 'imported' }), tag(hash('9'), { role: 'signature' })];
    expect(files.filter(isPhoto)).toHaveLength(2);
    expect(photosWithCopies(files).map(({ tag: each, copies }) => [each.sha256[0], copies.map(({ sha256 }) => sha256[0])])).toEqual([['a', ['c']], ['b', []]]);
  });
  it('show a copy whose original is not here, or that says of none, by itself', () => {
    const strange = tag(hash('d'), { origin: 'made' });
    expect(photosWithCopies([copyOf(hash('c'), hash('f')), strange]).map(({ tag: each }) => each.sha256[0])).toEqual(['c', 'd']);
  });
  it('that were attached twice have their copies once', () => {
    const shown = photosWithCopies([tag(hash('a')), tag(hash('a'), { entry: 'again' }), copyOf(hash('c'), hash('a'))]);
    expect(shown.map(({ copies }) => copies.length)).toEqual([1, 0]);
  });
});

describe('the time of a photo', () => {
  const capture = (...doubts: ClockDoubt[]) => ({ place: null, doubts });
  it('is trusted as far as its clock was checked', () => {
    expect(timeTrust('live', capture())).toBe('courtChecked');
    expect(timeTrust('live', capture({ is: 'noServerTime' }))).toBe('deviceClock');
    expect(timeTrust('live', capture({ is: 'noServerTime' }, { is: 'jump', byMs: 86_400_000 }))).toBe('doubted');
  });
  it('is the file’s own of an imported one, and cannot be checked of another tablet’s', () => {
    expect(timeTrust('imported', capture())).toBe('fileTime');
    expect(timeTrust('live', null)).toBe('unknown');
  });
});

describe('marks on a copy', () => {
  it('are taken back and come again; a new one ends that', () => {
    const two = withMark(withMark(emptyHistory, numbered(1)), numbered(2));
    expect(undone(two).marks).toHaveLength(1);
    expect(redone(undone(two))).toEqual(two);
    expect(redone(withMark(undone(two), box())).marks).toHaveLength(2);
    expect(undone(emptyHistory)).toBe(emptyHistory);
  });
  it('are numbered 1 to 9', () => {
    expect(nextNumber([])).toBe(1);
    expect(nextNumber(Array.from({ length: 9 }, (_, i) => numbered(i + 1)))).toBe(1);
  });
  it('are no slip of the finger', () => {
    expect(isWorthKeeping({ is: 'block', from: { x: 1, y: 1 }, to: { x: 1, y: 400 } }, 4000)).toBe(false);
    expect(isWorthKeeping(box('block'), 4000)).toBe(true);
    expect(isWorthKeeping({ is: 'words', at: { x: 0, y: 0 }, text: ' ' }, 4000)).toBe(false);
  });
  it('hide whole pixels, whichever way they were drawn, and none beside the picture', () => {
    expect(boundsOf({ x: 90.2, y: 40 }, { x: 10.7, y: -5 }, 80, 60)).toEqual({ left: 10, top: 0, width: 70, height: 40 });
  });
  it('are told as deeds, each once', () => {
    expect(deedsOf([box(), box('mosaic'), box()], true)).toEqual(['stamp', 'mosaic', 'box']);
  });
});

describe('a mosaic', () => {
  it('leaves at most 15 colours of a plate or face, and none of its pixels', () => {
    const [width, height] = [70, 20];
    const pixels = new Uint8ClampedArray(width * height * 4).map((_, i) => (i * 97) % 251);
    const before = pixels.slice();
    burnMosaic(pixels, width, height);
    const colours = new Set(Array.from({ length: width * height }, (_, i) => pixels.slice(i * 4, i * 4 + 4).join()));
    expect(colours.size).toBeLessThanOrEqual(15);
    expect(pixels).not.toEqual(before);
    expect(pixels[3]).toBe(255);
  });
  it('covers a field of two pixels, too', () => {
    const pixels = Uint8ClampedArray.of(0, 0, 0, 255, 200, 100, 50, 255);
    burnMosaic(pixels, 2, 1);
    expect(pixels.length).toBe(8);
  });
});

it('a copy is named by what it shows, what was done, and its original', () => {
  expect(copyName({ of: 'A3', deeds: ['信息条', '涂黑'], sha256: `1a2b3c4d${'0'.repeat(56)}` })).toBe('A3-信息条-涂黑-1a2b3c4d.jpg');
  expect(copyName({ of: '../a', deeds: [], sha256: hash('f') })).toBe('.. a-ffffffff.jpg');
});
