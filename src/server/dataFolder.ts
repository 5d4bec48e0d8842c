import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where things lie inside the data folder. */
export interface DataFolder {
  readonly root: string;
  readonly keys: string;
  /** Finished files, named by their SHA-256. */
  readonly blobs: string;
  /** Uploads that are still arriving; on the same file system as `blobs`, so that a move is a rename. */
  readonly staging: string;
  /** Uploads that were refused once whole, for people to look at: nothing that came is thrown away. */
  readonly rejected: string;
  /** Half-written texts from emergency exports; see bundles/keepDrafts.ts. */
  readonly drafts: string;
  /** The embedded database's own folder. */
  readonly postgres: string;
  readonly logs: string;
}

/** Creates what is missing. Others on the machine may pass through the root, but neither list nor read it. */
export async function openDataFolder(root: string): Promise<DataFolder> {
  const folder: DataFolder = {
    root,
    keys: join(root, 'keys'),
    blobs: join(root, 'blobs'),
    staging: join(root, 'staging'),
    rejected: join(root, 'rejected'),
    drafts: join(root, 'drafts'),
    postgres: join(root, 'postgres'),
    logs: join(root, 'logs'),
  };
  await mkdir(root, { recursive: true });
  // The embedded database runs as a user of its own where the gateway runs as root; it must reach its folder.
  await chmod(root, 0o711);
  for (const path of [folder.keys, folder.blobs, folder.staging, folder.rejected, folder.drafts, folder.logs]) await mkdir(path, { recursive: true, mode: 0o700 });
  return folder;
}
