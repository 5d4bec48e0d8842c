import type { Mark } from '@/domain/photo';
import { drawStamp, stampStrip, type StampStrip } from './drawStamp';
import { paintCopy, type PictureSize } from './paintCopy';

/** Longer side of a copy at most, in pixels: what a tablet can hold several times over. */
const SIDE_PX = 4096;
const QUALITY = 0.9;

/** What a copy bears; `stamp` null: no strip. */
export interface CopyPlan {
  readonly marks: readonly Mark[];
  readonly stamp: readonly string[] | null;
}

/** How large a copy becomes, with its strip. */
export interface CopyLayout {
  /** Pixels of the copy for one of the picture. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly strip: StampStrip | null;
}

export function layoutOf({ width, height }: PictureSize, stamp: readonly string[] | null): CopyLayout {
  const scale = Math.min(1, SIDE_PX / Math.max(width, height));
  const made = { scale, width: Math.round(width * scale), height: Math.round(height * scale) };
  return { ...made, strip: stamp && stampStrip(contextOf(new OffscreenCanvas(1, 1)), stamp, made.width, made.height) };
}

/** A JPEG of a picture with what is put on it. It is made from pixels alone: nothing else that the original's file says goes with it. */
export async function makeCopy(picture: ImageBitmap, { marks, stamp }: CopyPlan): Promise<Blob> {
  const { scale, width, height, strip } = layoutOf(picture, stamp);
  const canvas = new OffscreenCanvas(width, height + (strip?.heightPx ?? 0));
  const context = contextOf(canvas);
  paintCopy(context, picture, picture, marks, scale);
  if (strip) drawStamp(context, strip, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  return context;
}
