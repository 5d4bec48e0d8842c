import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame, readFrames } from '@/storage/secondCopy/frames';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words);
const segmentOf = (records: readonly string[]): Uint8Array => new Uint8Array(records.flatMap((record) => [...frame(bytesOf(record))]));
const records = ['编号 1', 'FW2C in the middle', '', '编号 4：照片'];
const read = (bytes: Uint8Array): string[] => readFrames(bytes).payloads.map(text);

describe('[D2, R5] a segment of the second copy', () => {
  it('tells what was appended, in order', () => {
    expect(readFrames(segmentOf(records))).toMatchObject({ damagedBytes: 0 });
    expect(read(segmentOf(records))).toEqual(records);
    expect(readFrames(new Uint8Array())).toEqual({ payloads: [], damagedBytes: 0 });
  });

  it('cut off anywhere tells every whole record before the cut, and nothing else', () => {
    const whole = segmentOf(records);
    const ends = records.map((_, i) => segmentOf(records.slice(0, i + 1)).length);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const before = ends.filter((end) => end <= cut).length;
      const { payloads, damagedBytes } = readFrames(whole.subarray(0, cut));
      expect(payloads.map(text), `cut at ${cut}`).toEqual(records.slice(0, before));
      expect(damagedBytes).toBe(cut - (ends[before - 1] ?? 0));
    }
  });

  it('with any one byte flipped loses the record that it stands in, and no other', () => {
    const whole = segmentOf(records);
    const ends = records.map((_, i) => segmentOf(records.slice(0, i + 1)).length);
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = whole.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 0xff;
      const hit = ends.findIndex((end) => at < end);
      expect(read(flipped), `flipped at ${at}`).toEqual(records.filter((_, i) => i !== hit));
    }
  });

  it('goes on behind a torn record in the middle', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), fc.array(fc.string(), { maxLength: 5 }), fc.nat(), (before, after, cut) => {
        const last = frame(bytesOf(before.at(-1) ?? ''));
        const torn = last.subarray(0, cut % last.length);
        const bytes = new Uint8Array([...segmentOf(before.slice(0, -1)), ...torn, ...segmentOf(after)]);
        const [whole, found] = [[...before.slice(0, -1), ...after], read(bytes)];
        // The first bytes of what follows may be the very ones that were missing: then the torn record is whole, too.
        expect([whole, [...before, ...after]]).toContainEqual(found);
      }),
    );
  });

  it('a torn record that the beginning of the next one makes whole costs the next one nothing', () => {
    const torn = frame(bytesOf('封条 F')).slice(0, -1);
    expect(read(new Uint8Array([...torn, ...segmentOf(['编号 2', '编号 3'])]))).toEqual(['封条 F', '编号 2', '编号 3']);
    const torn4 = frame(bytesOf('封条 FW2C')).slice(0, -4);
    expect(read(new Uint8Array([...segmentOf(['']), ...torn4, ...segmentOf([''])]))).toEqual(['', '封条 FW2C', '']);
  });
});
