import type { CopyDisk } from '@/storage/secondCopy/copyDisk';

/** The files of a second copy in memory; `segmentsHere` and `filesHere` lie open so that a test can damage them. */
export class MemoryCopyDisk implements CopyDisk {
  readonly segmentsHere = new Map<string, Uint8Array>();
  readonly filesHere = new Map<string, Blob>();
  reserved = 0;
  /** Set: nothing more can be written. */
  full = false;
  /** Set: nothing is written, or answered, before it is through. */
  held: Promise<void> | null = null;

  append(segment: string, bytes: Uint8Array): Promise<void> {
    return this.writing(() => this.segmentsHere.set(segment, new Uint8Array([...(this.segmentsHere.get(segment) ?? []), ...bytes])));
  }
  segments() {
    return Promise.resolve([...this.segmentsHere].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => (a.name < b.name ? -1 : 1)));
  }
  removeSegment(name: string) {
    return Promise.resolve(this.segmentsHere.delete(name));
  }
  putFile(sha256: string, bytes: Blob | Uint8Array<ArrayBuffer>) {
    // As in the worker: what was given away is nobody's any more.
    const given = bytes instanceof Blob ? bytes : new Blob([structuredClone(bytes, { transfer: [bytes.buffer] })]);
    return this.writing(() => this.filesHere.set(sha256, given));
  }
  file(sha256: string) {
    return Promise.resolve(this.filesHere.get(sha256) ?? null);
  }
  files() {
    return Promise.resolve([...this.filesHere].map(([sha256, { size }]) => ({ sha256, size })));
  }
  removeFile(sha256: string) {
    this.filesHere.delete(sha256);
    return Promise.resolve();
  }
  reserve(bytes: number) {
    return this.writing(() => (this.reserved = bytes));
  }
  release() {
    const had = this.reserved > 0;
    this.reserved = 0;
    return Promise.resolve(had);
  }
  close() {
    // Nothing is held open.
  }

  private async writing(change: () => unknown): Promise<void> {
    await this.held;
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    change();
  }
}
