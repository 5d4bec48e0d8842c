import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../db/retryConflicts';
import { syncFolder } from '../syncFolder';

/** Finished files, each named by its SHA-256. */
export interface Blobs {
  /**
   * Keeps a file whose hash the caller has just checked. When it resolves, bytes and name are on the disk; the file stays
   * where it was. A file kept before under this name is replaced: the new bytes are known to be right.
   */
  readonly keep: (path: string, sha256: string) => Promise<void>;
  /** The same for a file that is on the disk already and needed nowhere else: it is moved. */
  readonly move: (path: string, sha256: string) => Promise<void>;
  /** An open file to read and close, or null. */
  readonly open: (sha256: string) => Promise<FileHandle | null>;
  /** Bytes of the file as it lies on the disk, or null. */
  readonly size: (sha256: string) => Promise<number | null>;
}

/** Blobs in a folder: `ab/ab12…`, where `ab` are the first two digits. */
export function folderBlobs(root: string): Blobs {
  const pathOf = (sha256: string): string => {
    // The hash becomes a path.
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('no SHA-256');
    return join(root, sha256.slice(0, 2), sha256);
  };
  const folderOf = async (sha256: string): Promise<string> => {
    const folder = join(root, sha256.slice(0, 2));
    if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined) await syncFolder(root);
    return folder;
  };
  return {
    async keep(path, sha256) {
      const target = pathOf(sha256);
      const folder = await folderOf(sha256);
      const arriving = `${target}.${randomUUID()}`;
      try {
        await linkOrCopy(path, arriving);
        await syncFile(arriving);
        await rename(arriving, target);
      } finally {
        await rm(arriving, { force: true });
      }
      await syncFolder(folder);
    },
    async move(path, sha256) {
      const target = pathOf(sha256);
      // Most folders are there: 256 of them for all photos.
      if (!(await renamed(path, target))) {
        await folderOf(sha256);
        await rename(path, target);
      }
      await syncFolder(dirname(target));
    },
    open: (sha256) => ifThere(() => open(pathOf(sha256), 'r')),
    size: (sha256) => ifThere(async () => (await stat(pathOf(sha256))).size),
  };
}

/** False: the file or the folder that it is to lie in is not there. */
const renamed = async (from: string, to: string): Promise<boolean> => (await ifThere(() => rename(from, to).then(() => true))) ?? false;

async function ifThere<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A second name costs nothing; some file systems have none. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'ENOSYS', 'EMLINK'].includes(errorCode(error))) throw error;
    await copyFile(from, to);
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
