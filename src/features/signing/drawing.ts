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

/** Draws the strokes once more in black on white, whatever theme they were written in. */
export async function drawSignature(pad: SignaturePad, widthPx: number, heightPx: number): Promise<Drawing | null> {
  const groups = pad.toData();
  const canvas = document.createElement('canvas');
  canvas.width = widthPx * SCALE;
  canvas.height = heightPx * SCALE;
  canvas.getContext('2d')?.scale(SCALE, SCALE);
  const { default: Pad } = await import('signature_pad');
  const paper = new Pad(canvas, { backgroundColor: '#ffffff' });
  paper.off();
  paper.fromData(groups.map((group) => ({ ...group, penColor: '#101214' })));
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return png && { png, strokes: groups.map(({ points }) => points), widthPx, heightPx };
}
