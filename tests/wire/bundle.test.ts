import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealedBundle, type BundleAbout } from '@/app/bundle/sealedBundle';
import { BundleError } from '@/server/bundles/bundleError';
import { openBundle } from '@/server/bundles/openBundle';
import type { BundlePart, Stores } from '@/storage';
import { inPieces, PIECE_BYTES, PIECE_HEAD_BYTES, TAG_BYTES } from '@/wire/bundlePieces';
import { courtInFolder } from '@tests/builders/courtInFolder';
import { photoBytes } from '@tests/builders/tabletFiles';

const COURT = 'hn-yuelu';
const about: BundleAbout = { court: COURT, courtName: '某某区人民法院', officer: 'zhang', officerName: '张某', device: 'device-a', letter: 'A', app: '0.1.0', madeAt: '2026-03-02T01:00:00.000Z' };
/** Reproduce with SEED; a failure prints its own. */
const runs = { seed: Number(process.env['SEED'] ?? Date.now() % 2 ** 31), numRuns: 60 };

/** A tablet with drafts and unsent files of these sizes. */
function tabletWith(files: readonly Uint8Array<ArrayBuffer>[]): Stores['bundle'] {
  const rows = files.map((bytes, i) => ({ sha256: String(i), size: bytes.length, mime: 'image/jpeg', role: 'photo' as const, name: null, origin: 'live' as const, takenAt: about.madeAt, entry: `entry-${i}`, writer: 'w', seq: i, case: 'c', action: null, kind: 'item', document: 'd', since: about.madeAt, unsent: 1 as const }));
  const drafts = [{ key: 'note', text: '左前轮胎漏气，“需拖车”\n' }];
  async function* parts(): AsyncGenerator<BundlePart> {
    for (const draft of drafts) yield { is: 'draft', draft };
    for (const [i, file] of rows.entries()) yield { is: 'file', file, content: files[i] ?? null };
  }
  const sealedDrafts = drafts.map(({ key, text }) => ({ key, text: new TextEncoder().encode(text) }));
  return { contents: async () => ({ writers: [], files: rows, drafts: sealedDrafts }), parts };
}

describe('a bundle', () => {
  let court: Awaited<ReturnType<typeof courtInFolder>>;
  beforeAll(async () => (court = await courtInFolder()));
  afterAll(() => court.remove());

  async function seal(files: readonly Uint8Array<ArrayBuffer>[], to = COURT): Promise<Buffer> {
    const { bundleKey } = await court.keys.court(to);
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await sealedBundle(tabletWith(files), about, bundleKey)).chunks()) chunks.push(chunk.slice());
    return Buffer.concat(chunks);
  }
  const opened = async (bytes: Uint8Array, isHere = true) => {
    const path = join(court.folder, 'one.fwbundle');
    await writeFile(path, bytes);
    return openBundle(path, court.keys, async (of) => isHere && of === COURT);
  };
  const faultOf = async (bytes: Uint8Array, isHere = true): Promise<string> => {
    try {
      for await (const { content } of (await opened(bytes, isHere)).records()) for await (const part of content) void part;
      return 'none';
    } catch (error) {
      if (error instanceof BundleError) return error.fault;
      throw error;
    }
  };
  /** Where each piece begins, and where the last one ends. */
  const piecesOf = (bundle: Buffer): number[] => {
    const starts = [bundle.indexOf(0x0a) + 1];
    for (let at = starts[0] ?? 0; at < bundle.length; starts.push(at)) at += PIECE_HEAD_BYTES + bundle.readUInt32BE(at + 1);
    return starts;
  };
  const photos = (...sizes: number[]): Uint8Array<ArrayBuffer>[] => sizes.map((size) => new Uint8Array(photoBytes(size)));

  it('[X1] gives back every draft and every byte, whatever its size, and says in its first line whose it is', async () => {
    for (const sizes of [[], [0], [1], [PIECE_BYTES - 400], [PIECE_BYTES * 2 + 1, 7], [300_000, PIECE_BYTES, 5]]) {
      const files = photos(...sizes);
      const bundle = await opened(await seal(files));
      expect(bundle.header).toMatchObject({ ...about, unsentFiles: sizes.length, fileBytes: sizes.reduce((a, b) => a + b, 0), drafts: 1 });
      const back: Buffer[] = [];
      const drafts: string[] = [];
      for await (const { record, content } of bundle.records()) {
        const parts: Uint8Array[] = [];
        for await (const part of content) parts.push(part);
        if (record.is === 'file') back.push(Buffer.concat(parts));
        if (record.is === 'draft') drafts.push(record.text);
      }
      expect(back.map((bytes, i) => bytes.equals(files[i] ?? new Uint8Array()))).toEqual(sizes.map(() => true));
      expect(drafts).toEqual(['左前轮胎漏气，“需拖车”\n']);
    }
  });

  it('[X1] what is not read of a file is passed over, and the next one is right', async () => {
    const [first, second] = photos(PIECE_BYTES + 9, 1_000);
    const bundle = await opened(await seal([first!, second!]));
    let last = Buffer.alloc(0);
    for await (const { record, content } of bundle.records()) {
      if (record.is !== 'file' || record.entry === 'entry-0') continue;
      const parts: Uint8Array[] = [];
      for await (const part of content) parts.push(part);
      last = Buffer.concat(parts);
    }
    expect(last.equals(second!)).toBe(true);
  });

  it('[X1] cut anywhere it is refused whole', async () => {
    const bundle = await seal(photos(PIECE_BYTES + 5_000));
    const edges = piecesOf(bundle).slice(0, -1);
    for (const edge of edges) expect(await faultOf(bundle.subarray(0, edge))).toBe('cutShort');
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: bundle.length - 1 }), async (length) => void expect(await faultOf(bundle.subarray(0, length))).toBe('cutShort')), runs);
  });

  it('[X1] with any bit of it changed it is refused whole', async () => {
    const bundle = await seal(photos(PIECE_BYTES + 5_000));
    const inHeader = bundle.indexOf(0x0a);
    const flip = async (at: number, bit: number): Promise<string> => {
      const bad = Buffer.from(bundle);
      bad[at] = (bad[at] ?? 0) ^ (1 << bit);
      return faultOf(bad);
    };
    const anywhere = fc.oneof(fc.integer({ min: 0, max: inHeader }), fc.integer({ min: 0, max: bundle.length - 1 }));
    await fc.assert(fc.asyncProperty(anywhere, fc.integer({ min: 0, max: 7 }), async (at, bit) => void expect(await flip(at, bit)).not.toBe('none')), runs);
  });

  it('[X1] with pieces swapped, doubled, left out, added or of another bundle it is refused whole', async () => {
    const [bundle, other] = [await seal(photos(PIECE_BYTES * 3 + 5_000)), await seal(photos(PIECE_BYTES * 3 + 5_000))];
    const cut = (from: Buffer): Buffer[] => piecesOf(from).slice(0, -1).map((start, i) => from.subarray(start, piecesOf(from)[i + 1]));
    const [header, pieces, foreign] = [bundle.subarray(0, piecesOf(bundle)[0]), cut(bundle), cut(other)];
    expect(pieces).toHaveLength(4);
    expect(await faultOf(Buffer.concat([header, ...pieces]))).toBe('none');
    const places = fc.nat({ max: pieces.length - 1 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('swap', 'double', 'drop', 'foreign', 'last'), places, places, async (how, a, b) => {
        fc.pre(how !== 'swap' || a !== b);
        const bad = [...pieces];
        if (how === 'swap') [bad[a], bad[b]] = [pieces[b]!, pieces[a]!];
        if (how === 'double') bad.splice(a, 0, pieces[a]!);
        if (how === 'drop') bad.splice(a, 1);
        if (how === 'foreign') bad[a] = foreign[a]!;
        // Says that nothing follows, where something did.
        if (how === 'last') bad.splice(a, bad.length, a === 3 ? Buffer.alloc(TAG_BYTES) : Buffer.concat([Buffer.from([1]), pieces[a]!.subarray(1)]));
        expect(await faultOf(Buffer.concat([header, ...bad]))).toMatch(/damaged|cutShort/);
      }),
      runs,
    );
    expect(await faultOf(Buffer.concat([bundle, Buffer.from([0])]))).toBe('damaged');
    expect(await faultOf(Buffer.concat([bundle, ...pieces]))).toBe('damaged');
  });

  it('[X1] another court cannot open it, and what is no bundle is said to be none', async () => {
    const bundle = await seal(photos(10));
    expect(await faultOf(bundle, false)).toBe('foreignCourt');
    expect(await faultOf(await seal(photos(10), 'hn-furong'))).toBe('unknownKey');
    expect(await faultOf(Buffer.alloc(0))).toBe('notABundle');
    expect(await faultOf(photoBytes(400_000))).toBe('notABundle');
    expect(await faultOf(Buffer.from('{"format":"fieldwrit-bundle","version":2}\n'))).toBe('newerFormat');
    expect(await faultOf(Buffer.from('{"format":"other"}\n'))).toBe('notABundle');
  });

  it('[X1] nothing of what was recorded can be read in it', async () => {
    const [secret] = photos(2_000);
    const bundle = await seal([secret!]);
    expect(bundle.includes(Buffer.from('左前轮胎漏气'))).toBe(false);
    expect(bundle.includes(Buffer.from(secret!.subarray(100, 164)))).toBe(false);
  });

  it('[X1] is cut into full pieces but for the last, however its bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 700_000 }), { maxLength: 8 }), async (sizes) => {
        const seen: { isLast: boolean; length: number }[] = [];
        for await (const { isLast, bytes } of inPieces((async function* () { for (const size of sizes) yield new Uint8Array(size); })())) seen.push({ isLast, length: bytes.length });
        expect(seen.map(({ isLast }) => isLast)).toEqual(seen.map((_, i) => i === seen.length - 1));
        expect(seen.slice(0, -1).every(({ length }) => length === PIECE_BYTES)).toBe(true);
        expect(seen.reduce((sum, { length }) => sum + length, 0)).toBe(sizes.reduce((a, b) => a + b, 0));
      }),
      runs,
    );
  });
});
