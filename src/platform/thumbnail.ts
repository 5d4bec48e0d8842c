/** Longer side of a thumbnail in pixels: two columns of a list on a sharp tablet. */
const SIDE_PX = 320;
const QUALITY = 0.72;

/** A small JPEG of a picture, upright as its EXIF says; null when the bytes are no picture that this browser reads. */
export async function thumbnailOf(picture: Blob): Promise<Blob | null> {
  if (!('OffscreenCanvas' in globalThis) || !('createImageBitmap' in globalThis)) return null;
  let bitmap: ImageBitmap | null = null;
  try {
    bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
    const scale = Math.min(1, SIDE_PX / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  } catch {
    return null;
  } finally {
    bitmap?.close();
  }
}
