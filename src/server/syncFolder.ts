import { open } from 'node:fs/promises';

/** Makes the names in a folder durable; a new or renamed file may otherwise vanish with the power. */
export async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder as a file; NTFS journals its names itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
