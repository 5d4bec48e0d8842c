import type { CopyDisk } from '@/storage/secondCopy/copyDisk';

/** What every second copy's disk does. Runs in vitest on the double and in a real browser on the worker, so it asks no test library. */
export interface Clause {
  readonly title: string;
  run(disk: CopyDisk): Promise<void>;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

function same(actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${is}, expected ${should}`);
}

const segmentsOf = async (disk: CopyDisk): Promise<string[][]> => (await disk.segments()).map(({ name, bytes }) => [name, textOf(bytes)]);

export const copyDiskContract: readonly Clause[] = [
  {
    title: 'a segment grows by what is appended, and segments come in the order of their names',
    async run(disk) {
      same(await segmentsOf(disk), []);
      await disk.append('b', bytesOf('three'));
      await disk.append('a', bytesOf('one '));
      await disk.append('a', bytesOf('two'));
      same(await segmentsOf(disk), [['a', 'one two'], ['b', 'three']]);
      await Promise.all(['1', '2', '3', '4'].map((each) => disk.append('c', bytesOf(each))));
      same((await segmentsOf(disk)).at(-1), ['c', '1234']);
    },
  },
  {
    title: 'a removed segment is gone',
    async run(disk) {
      await disk.append('a', bytesOf('one'));
      same(await disk.removeSegment('a'), true);
      same(await disk.removeSegment('a'), false);
      same(await segmentsOf(disk), []);
    },
  },
  {
    title: 'a file lies under its hash with the bytes that were put, the last ones when put again',
    async run(disk) {
      same(await disk.file('x'), null);
      await disk.putFile('x', new Blob(['longer than the second']));
      await disk.putFile('x', new Blob(['photo']));
      await disk.putFile('empty', new Blob([]));
      same(await (await disk.file('x'))?.text(), 'photo');
      same([...(await disk.files())].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)), [{ sha256: 'empty', size: 0 }, { sha256: 'x', size: 5 }]);
      await disk.removeFile('x');
      await disk.removeFile('x');
      same(await disk.file('x'), null);
    },
  },
  {
    title: 'a file from memory comes back to the byte, and what was given away is gone',
    async run(disk) {
      const bytes = new Uint8Array(2_500_000).map((_, i) => (i * 7919) % 251);
      const given = bytes.slice();
      await disk.putFile('given', given);
      same(given.length, 0);
      const back = new Uint8Array((await (await disk.file('given'))?.arrayBuffer()) ?? new ArrayBuffer(0));
      same([back.length, back.every((byte, i) => byte === bytes[i])], [bytes.length, true]);
      await disk.removeFile('given');
    },
  },
  {
    title: 'a large file comes back to the byte',
    async run(disk) {
      const bytes = new Uint8Array(2_500_000).map((_, i) => (i * 7919) % 251);
      await disk.putFile('large', new Blob([bytes]));
      const back = new Uint8Array((await (await disk.file('large'))?.arrayBuffer()) ?? new ArrayBuffer(0));
      same([back.length, back.findIndex((byte, i) => byte !== bytes[i])], [bytes.length, -1]);
    },
  },
  {
    title: 'room is reserved once and released once',
    async run(disk) {
      same(await disk.release(), false);
      await disk.reserve(100_000);
      await disk.reserve(100_000);
      same(await disk.release(), true);
      same(await disk.release(), false);
    },
  },
];
