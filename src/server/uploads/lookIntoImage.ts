import type { FileHandle } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';

export interface ImageFound {
  /** What the bytes are, by their beginning; null: nothing that is known. */
  readonly mime: string | null;
  /** As its header says; null: it does not say. */
  readonly width: number | null;
  readonly height: number | null;
}

/** What comes before the size of a picture: mostly a little; a camera's notes and colour profile can be large. */
const LOOKED_AT = [64 * 1024, 1024 * 1024];

/** Reads what a file is and how large a picture it would unpack to, from its first bytes. Nothing is decoded, and where the file is read on from stays. */
export async function lookIntoImage(file: FileHandle): Promise<ImageFound> {
  let found: ImageFound = { mime: null, width: null, height: null };
  for (const length of LOOKED_AT) {
    const head = await readHead(file, length);
    found = { mime: (await fileTypeFromBuffer(head))?.mime ?? null, ...sizeOf(head) };
    if (head.length < length || (found.mime !== null && found.width !== null)) break;
  }
  return found;
}

async function readHead(file: FileHandle, length: number): Promise<Buffer> {
  const head = Buffer.alloc(length);
  const { bytesRead } = await file.read(head, 0, length, 0);
  return head.subarray(0, bytesRead);
}

function sizeOf(head: Buffer): Pick<ImageFound, 'width' | 'height'> {
  try {
    const { width, height } = imageSize(head);
    return isSize(width) && isSize(height) ? { width, height } : { width: null, height: null };
  } catch {
    // Torn, or no picture at all.
    return { width: null, height: null };
  }
}

const isSize = (length: number): boolean => Number.isInteger(length) && length > 0 && length < 2 ** 31;
