import { boundsOf, burnMosaic, type Mark, type Point } from '@/domain/photo';

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** Of the original, whose pixels the marks are given in; the picture that is painted may be a smaller one. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const RED = '#e0201b';
const FONT = "system-ui, 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/**
 * Paints a picture and what is put on it, `scale` pixels for one of the picture: the same on the screen as in the copy. What is hidden is taken out
 * of the pixels first, so that nothing that stands over it can be taken off again.
 */
export function paintCopy(context: Context, picture: CanvasImageSource, size: PictureSize, marks: readonly Mark[], scale: number): void {
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  for (const mark of marks) if (mark.is === 'block' || mark.is === 'mosaic') hide(context, mark, scale, width, height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const line = Math.max(size.width, size.height) / 220;
  for (const mark of marks) draw(context, mark, line);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

function hide(context: Context, { is, from, to }: Extract<Mark, { is: 'arrow' | 'box' | 'block' | 'mosaic' }>, scale: number, width: number, height: number): void {
  const scaled = ({ x, y }: Point): Point => ({ x: x * scale, y: y * scale });
  const at = boundsOf(scaled(from), scaled(to), width, height);
  if (at.width === 0 || at.height === 0) return;
  if (is === 'block') {
    context.fillStyle = '#000';
    context.fillRect(at.left, at.top, at.width, at.height);
    return;
  }
  const part = context.getImageData(at.left, at.top, at.width, at.height);
  burnMosaic(part.data, at.width, at.height);
  context.putImageData(part, at.left, at.top);
}

/** Red within white: seen on snow as at night. */
function draw(context: Context, mark: Mark, line: number): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  switch (mark.is) {
    case 'arrow':
      return twice(context, line, arrow(mark.from, mark.to, line * 6));
    case 'box': {
      const path = new Path2D();
      path.rect(mark.from.x, mark.from.y, mark.to.x - mark.from.x, mark.to.y - mark.from.y);
      return twice(context, line, path);
    }
    case 'line': {
      const path = new Path2D();
      mark.points.forEach(({ x, y }, i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
      return twice(context, line, path);
    }
    case 'number':
      return number(context, mark.at, mark.n, line);
    case 'words':
      return words(context, mark.at, mark.text, line);
    case 'block':
    case 'mosaic':
      return;
  }
}

function twice(context: Context, line: number, path: Path2D): void {
  for (const [style, width] of [['#fff', line * 1.9], [RED, line]] as const) {
    context.strokeStyle = style;
    context.lineWidth = width;
    context.stroke(path);
  }
}

function arrow(from: Point, to: Point, head: number): Path2D {
  const path = new Path2D();
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  path.moveTo(from.x, from.y);
  path.lineTo(to.x, to.y);
  for (const side of [-1, 1]) {
    path.moveTo(to.x, to.y);
    path.lineTo(to.x - head * Math.cos(angle + (side * Math.PI) / 7), to.y - head * Math.sin(angle + (side * Math.PI) / 7));
  }
  return path;
}

function number(context: Context, { x, y }: Point, n: number, line: number): void {
  const radius = line * 6;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fillStyle = RED;
  context.fill();
  context.strokeStyle = '#fff';
  context.lineWidth = line * 0.8;
  context.stroke();
  context.fillStyle = '#fff';
  context.font = `700 ${radius * 1.4}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(String(n), x, y + radius * 0.06);
}

function words(context: Context, { x, y }: Point, text: string, line: number): void {
  context.font = `700 ${line * 8}px ${FONT}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = '#fff';
  context.lineWidth = line * 1.8;
  context.strokeText(text, x, y);
  context.fillStyle = RED;
  context.fillText(text, x, y);
}
