type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

const FONT = "system-ui, 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** Lines broken to a width, and the strip that they need. */
export interface StampStrip {
  readonly lines: readonly string[];
  readonly fontPx: number;
  readonly linePx: number;
  readonly padPx: number;
  readonly heightPx: number;
}

/** Sets the lines for a picture of this size: legible beside it, and never on it. */
export function stampStrip(context: Context, text: readonly string[], width: number, height: number): StampStrip {
  const fontPx = Math.max(14, Math.round(Math.min(Math.max(width, height) / 60, width / 34)));
  const padPx = Math.round(fontPx * 0.7);
  context.font = `${fontPx}px ${FONT}`;
  const lines = text.flatMap((line) => broken(context, line, width - padPx * 2));
  const linePx = Math.round(fontPx * 1.45);
  return { lines, fontPx, linePx, padPx, heightPx: lines.length * linePx + padPx * 2 };
}

/** Draws the strip below the picture. */
export function drawStamp(context: Context, { lines, fontPx, linePx, padPx, heightPx }: StampStrip, width: number, top: number): void {
  context.fillStyle = '#000';
  context.fillRect(0, top, width, heightPx);
  context.fillStyle = '#fff';
  context.font = `${fontPx}px ${FONT}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  lines.forEach((line, i) => context.fillText(line, padPx, top + padPx + linePx * (i + 0.5)));
}

/** Broken between any two signs, as Chinese is; between words where there is a space. */
function broken(context: Context, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(/[\u0021-\u024f]+|[^]/gu) ?? []) {
    if (line !== '' && context.measureText(line + part).width > width) {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else line += part;
  }
  return [...lines, line].filter((each) => each !== '');
}
