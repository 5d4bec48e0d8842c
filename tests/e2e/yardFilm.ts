import { writeFileSync } from 'node:fs';

const [WIDTH, HEIGHT, FRAMES] = [1280, 720, 6];
type Colour = readonly [red: number, green: number, blue: number];
/** Whether a point lies in the shape, and its colour there. */
type Shape = (x: number, y: number) => Colour | null;

/** Writes a short film of a mixer truck in a yard, for the camera of a browser that has none. Gives the file's path. */
export function yardFilm(path: string): string {
  const frames = Array.from({ length: FRAMES }, (_, n) => Buffer.concat([Buffer.from('FRAME\n'), planes(scene(n * 46 - 110, 0.82 + (n % 3) * 0.08))]));
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F2:1 Ip A1:1 C420jpeg\n`), ...frames]));
  return path;
}

const box = (left: number, top: number, right: number, bottom: number, colour: Colour): Shape => (x, y) => (x >= left && x < right && y >= top && y < bottom ? colour : null);
const disc = (cx: number, cy: number, rx: number, ry: number, colour: Colour, tilt = 0): Shape => (x, y) => {
  const [dx, dy] = [x - cx, y - cy];
  const [u, v] = [dx * Math.cos(tilt) + dy * Math.sin(tilt), dy * Math.cos(tilt) - dx * Math.sin(tilt)];
  return (u / rx) ** 2 + (v / ry) ** 2 <= 1 ? colour : null;
};

/** The drum with its painted bands, lit from above. */
const drum = (cx: number, cy: number): Shape => (x, y) => {
  const tilt = 0.16;
  const [u, v] = [(x - cx) * Math.cos(tilt) - (y - cy) * Math.sin(tilt), (y - cy) * Math.cos(tilt) + (x - cx) * Math.sin(tilt)];
  if ((u / 250) ** 2 + (v / (118 - u * 0.1)) ** 2 > 1) return null;
  const shade = 1 - 0.4 * ((v + 118) / 236);
  const band = Math.abs(((u + v * 0.5 + 1000) % 150) - 75) < 22;
  return band ? [52 * shade, 118 * shade, 84 * shade] : [226 * shade, 226 * shade, 218 * shade];
};

const wheel = (cx: number): Shape[] => [disc(cx, 540, 48, 48, [26, 26, 28]), disc(cx, 540, 22, 22, [132, 132, 128])];

/** Later shapes lie over earlier ones. */
function scene(shift: number, light: number): Shape {
  const at = (x: number): number => x + shift;
  const shapes: Shape[] = [
    (_, y) => (y < 380 ? [150 + y * 0.16, 166 + y * 0.12, 182 + y * 0.05] : [128 - (y - 380) * 0.07, 118 - (y - 380) * 0.07, 104 - (y - 380) * 0.06]),
    box(0, 318, 1280, 384, [112, 104, 94]),
    box(120, 120, 250, 384, [142, 140, 134]),
    disc(185, 122, 65, 30, [120, 118, 112]),
    box(300, 190, 392, 384, [128, 126, 120]),
    disc(at(640), 592, 420, 18, [86, 80, 72]),
    box(at(330), 480, at(1030), 516, [44, 46, 50]),
    drum(at(575), 372),
    box(at(806), 300, at(1006), 516, [222, 222, 214]),
    box(at(806), 430, at(1006), 450, [52, 118, 84]),
    box(at(880), 322, at(992), 404, [58, 74, 88]),
    box(at(900), 528, at(1022), 540, [30, 30, 32]),
    ...[at(430), at(540), at(930)].flatMap(wheel),
    box(at(950), 462, at(1000), 480, [238, 222, 160]),
  ];
  return (x, y) => {
    let seen: Colour = [0, 0, 0];
    for (const shape of shapes) seen = shape(x, y) ?? seen;
    return [seen[0] * light, seen[1] * light, seen[2] * light];
  };
}

/** Full-range BT.601, 4:2:0. */
function planes(picture: Shape): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT);
  const [blue, red] = [Buffer.alloc(luma.length / 4), Buffer.alloc(luma.length / 4)];
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const [r, g, b] = picture(x, y) ?? [0, 0, 0];
      luma[y * WIDTH + x] = 0.299 * r + 0.587 * g + 0.114 * b;
      if (x % 2 || y % 2) continue;
      const at = (y / 2) * (WIDTH / 2) + x / 2;
      blue[at] = 128 - 0.169 * r - 0.331 * g + 0.5 * b;
      red[at] = 128 + 0.5 * r - 0.419 * g - 0.081 * b;
    }
  }
  return Buffer.concat([luma, blue, red]);
}
