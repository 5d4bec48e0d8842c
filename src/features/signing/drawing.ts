import type SignaturePad from 'signature_pad';
import type { StrokePoint } from '@/domain/signing';

/** A signature as drawn: the picture for the paper, and the pen's way for an expert. */
export interface Drawing {
  readonly png: Blob;
  readonly strokes: readonly (readonly StrokePoint[])[];
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Twice the screen's measure: a printed signature of 6 cm has about 500 dpi. */
const SCALE = 2;
/** White around the name, in the pad's pixels. */
const MARGIN_PX = 14;

/** Draws the strokes once more in black on white, cut to the name, whatever theme they were written in. The strokes stay as they were. */
export async function drawSignature(pad: SignaturePad, widthPx: number, heightPx: number): Promise<Drawing | null> {
  const groups = pad.toData();
  const points = groups.flatMap((group) => group.points);
  const left = Math.min(...points.map(({ x }) => x)) - MARGIN_PX;
  const top = Math.min(...points.map(({ y }) => y)) - MARGIN_PX;
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(Math.max(...points.map(({ x }) => x)) + MARGIN_PX - left) * SCALE;
  canvas.height = Math.ceil(Math.max(...points.map(({ y }) => y)) + MARGIN_PX - top) * SCALE;
  canvas.getContext('2d')?.scale(SCALE, SCALE);
  const { default: Pad } = await import('signature_pad');
  const paper = new Pad(canvas, { backgroundColor: '#ffffff' });
  paper.off();
  paper.fromData(groups.map((group) => ({ ...group, penColor: '#101214', points: group.points.map((point) => ({ ...point, x: point.x - left, y: point.y - top })) })));
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return png && { png, strokes: groups.map((group) => group.points), widthPx, heightPx };
}
