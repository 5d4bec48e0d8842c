import type { OfficerDatabase } from './officerDatabase';

export interface FileSums {
  readonly files: number;
  readonly photos: number;
  readonly photoBytes: number;
}

/** Counts every file that this officer announced on this tablet, sent or not. */
export async function fileSums(db: OfficerDatabase): Promise<FileSums> {
  const photos = (await db.files.toArray()).filter((file) => file.role === 'photo');
  return { files: await db.files.count(), photos: photos.length, photoBytes: photos.reduce((sum, photo) => sum + photo.size, 0) };
}
