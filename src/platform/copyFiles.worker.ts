/**
 * The files of the second copy: a worker alone may write to the origin's private file system with a flush. One request after the
 * other, each answered under its number. See copyFiles.ts for the other side.
 */
interface AccessHandle {
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  getSize(): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}
type WritableFile = FileSystemFileHandle & { createSyncAccessHandle(): Promise<AccessHandle>; move?(name: string): Promise<void> };

export interface CopyRequest {
  readonly id: number;
  readonly op: keyof typeof ops;
  readonly args: readonly unknown[];
}
export type CopyAnswer = { readonly id: number; readonly ok: true; readonly value: unknown } | { readonly id: number; readonly ok: false; readonly name: string; readonly message: string };

const PART_BYTES = 1024 * 1024;
const RESERVE = 'reserve';
const written = '.part';
const own = new Map<string, AccessHandle>();
let officer: FileSystemDirectoryHandle;
let journal: FileSystemDirectoryHandle;
let files: FileSystemDirectoryHandle;

/** These folders hold files alone. */
const fileOf = (handle: FileSystemHandle): Promise<File> => (handle as FileSystemFileHandle).getFile();
const open = async (folder: FileSystemDirectoryHandle, name: string): Promise<AccessHandle> => ((await folder.getFileHandle(name, { create: true })) as WritableFile).createSyncAccessHandle();

const ops = {
  async open(name: string): Promise<void> {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('second-copy', { create: true });
    officer = await root.getDirectoryHandle(name, { create: true });
    [journal, files] = await Promise.all([officer.getDirectoryHandle('journal', { create: true }), officer.getDirectoryHandle('files', { create: true })]);
  },
  async append(segment: string, bytes: Uint8Array): Promise<void> {
    let handle = own.get(segment);
    if (!handle) own.set(segment, (handle = await open(journal, segment)));
    whole(handle, bytes, handle.getSize());
    handle.flush();
  },
  async segments(): Promise<{ name: string; bytes: Uint8Array }[]> {
    const found = [];
    for await (const [name, handle] of journal.entries()) found.push({ name, bytes: new Uint8Array(await (await fileOf(handle)).arrayBuffer()) });
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  },
  async removeSegment(name: string): Promise<boolean> {
    own.get(name)?.close();
    own.delete(name);
    return remove(journal, name);
  },
  async putFile(sha256: string, bytes: Blob | Uint8Array): Promise<void> {
    const file = (await files.getFileHandle(sha256 + written, { create: true })) as WritableFile;
    const handle = await file.createSyncAccessHandle();
    try {
      handle.truncate(0);
      if (bytes instanceof Uint8Array) whole(handle, bytes, 0);
      else for (let at = 0; at < bytes.size; at += PART_BYTES) whole(handle, new Uint8Array(await bytes.slice(at, at + PART_BYTES).arrayBuffer()), at);
      handle.flush();
    } finally {
      handle.close();
    }
    // Only what is whole stands under its hash.
    if (file.move) await file.move(sha256);
  },
  async file(sha256: string): Promise<Blob | null> {
    for (const name of [sha256, sha256 + written]) {
      const handle = await files.getFileHandle(name).catch(() => null);
      if (handle) return handle.getFile();
    }
    return null;
  },
  async files(): Promise<{ sha256: string; size: number }[]> {
    const found = [];
    for await (const [name, handle] of files.entries()) found.push({ sha256: name.replace(written, ''), size: (await fileOf(handle)).size });
    return found;
  },
  async removeFile(sha256: string): Promise<void> {
    await Promise.all([remove(files, sha256), remove(files, sha256 + written)]);
  },
  async reserve(bytes: number): Promise<void> {
    const handle = await open(officer, RESERVE);
    try {
      // Chance cannot be compressed away.
      for (let at = handle.getSize(); at < bytes; at += 65_536) whole(handle, crypto.getRandomValues(new Uint8Array(Math.min(65_536, bytes - at))), at);
      handle.flush();
    } finally {
      handle.close();
    }
  },
  release: (): Promise<boolean> => remove(officer, RESERVE),
};

function whole(handle: AccessHandle, bytes: Uint8Array, at: number): void {
  if (handle.write(bytes, { at }) === bytes.length) return;
  handle.truncate(at);
  throw new DOMException('written in part', 'QuotaExceededError');
}

async function remove(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  return folder.removeEntry(name).then(
    () => true,
    () => false,
  );
}

let last: Promise<unknown> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<CopyRequest>) => {
  last = last.then(() => answer(data)).then((reply) => postMessage(reply));
});

async function answer({ id, op, args }: CopyRequest): Promise<CopyAnswer> {
  try {
    return { id, ok: true, value: await (ops[op] as (...given: readonly unknown[]) => Promise<unknown>)(...args) };
  } catch (error) {
    const { name, message } = error instanceof Error || error instanceof DOMException ? error : new Error(String(error));
    return { id, ok: false, name, message };
  }
}
