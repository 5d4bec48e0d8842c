/** Whether the bytes are a picture that this tablet can show: judged by decoding them, never by their name. */
export async function isImage(bytes: Blob): Promise<boolean> {
  try {
    const bitmap = await createImageBitmap(bytes);
    const hasSize = bitmap.width > 0 && bitmap.height > 0;
    bitmap.close();
    return hasSize;
  } catch {
    return false;
  }
}
