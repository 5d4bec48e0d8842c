import type { CopyAnswer, CopyRequest } from './copyFiles.worker';

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

/** The files of an officer's second copy, through a worker of this tab; null where the browser has no such file system. */
export async function openCopyFiles(officer: string) {
  if (typeof Worker === 'undefined' || !globalThis.navigator?.storage?.getDirectory) return null;
  const worker = new Worker(new URL('./copyFiles.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  worker.onmessage = ({ data }: MessageEvent<CopyAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) asked?.resolve(data.value);
    else asked?.reject(new DOMException(data.message, data.name));
  };
  const refuseAll = (why: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  worker.onerror = (event) => refuseAll(event.message || 'the worker did not start');
  const give = <T>(given: Transferable[], op: CopyRequest['op'], ...args: readonly unknown[]): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve: (value) => resolve(value as T), reject });
      worker.postMessage({ id: lastId, op, args } satisfies CopyRequest, given);
    });
  const ask = <T>(op: CopyRequest['op'], ...args: readonly unknown[]): Promise<T> => give<T>([], op, ...args);

  try {
    await ask('open', officer);
  } catch {
    worker.terminate();
    return null;
  }
  return {
    append: (segment: string, bytes: Uint8Array) => ask<undefined>('append', segment, bytes),
    segments: () => ask<{ readonly name: string; readonly bytes: Uint8Array }[]>('segments'),
    removeSegment: (name: string) => ask<boolean>('removeSegment', name),
    /** Bytes in memory are given away, not copied. */
    putFile: (sha256: string, bytes: Blob | Uint8Array<ArrayBuffer>) => give<undefined>(bytes instanceof Blob ? [] : [bytes.buffer], 'putFile', sha256, bytes),
    file: (sha256: string) => ask<Blob | null>('file', sha256),
    files: () => ask<{ readonly sha256: string; readonly size: number }[]>('files'),
    removeFile: (sha256: string) => ask<undefined>('removeFile', sha256),
    reserve: (bytes: number) => ask<undefined>('reserve', bytes),
    release: () => ask<boolean>('release'),
    close() {
      worker.terminate();
      refuseAll('closed');
    },
  };
}

/** Removes all files of an officer's second copy. */
export async function dropCopyFiles(officer: string): Promise<void> {
  const root = await globalThis.navigator?.storage?.getDirectory?.().catch(() => null);
  const folder = await root?.getDirectoryHandle('second-copy').catch(() => null);
  await folder?.removeEntry(officer, { recursive: true }).catch(() => undefined);
}
