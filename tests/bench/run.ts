import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { GatewayProcess } from '../e2e/gatewayProcess';
import { bigRaid, fluency } from './bigRaid';
import { bundle } from './bundle';
import { coldStart } from './coldStart';
import { startFloorServer } from './floorServer';
import { initialJsBytes } from './initialJs';
import { measureFloor, measureProduct, type Figures } from './rounds';
import { measureSlowLine, type SlowLine } from './slowLine';
import { summary } from './statistics';
import { transcriptTime } from './transcriptTime';

/** `npm run bench -- [--json FILE] [--rounds N] [--items N] [--many N] [--photos N] [--things N]`: the product against bare IndexedDB and bare HTTP of the same run. */
const { values: args } = parseArgs({
  options: {
    json: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    items: { type: 'string', default: '1000' },
    many: { type: 'string', default: '20000' },
    photos: { type: 'string', default: '200' },
    things: { type: 'string', default: '300' },
  },
});
const size = { items: Number(args.items), many: Number(args.many), photos: Number(args.photos), photoBytes: 300_000 };
const rounds = Number(args.rounds);
const app = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist', 'app');

const scripts = { floor: await bundle('floorPage.ts'), product: await bundle('productPage.ts') };
const measured: { product: Figures; floor: Figures }[] = [];
const starts: Awaited<ReturnType<typeof coldStart>>[] = [];
const slow: SlowLine[] = [];
for (let round = 1; round <= rounds; round += 1) {
  console.log(`round ${round} of ${rounds}`);
  const floorServer = await startFloorServer(scripts.floor);
  const floor = await measureFloor(floorServer.origin, size);
  floorServer.stop();
  const gateway = await GatewayProcess.start();
  const product = await measureProduct(gateway.origin, scripts.product, size);
  slow.push(await measureSlowLine(gateway.port, scripts.product, size.photos, size.photoBytes));
  starts.push(await coldStart(gateway));
  await gateway.stop();
  measured.push({ product, floor });
}

const rows = (Object.keys(measured[0]?.product ?? {}) as (keyof Figures)[]).map((name) => ({
  name,
  product: summary(measured.map(({ product }) => product[name])),
  floor: summary(measured.map(({ floor }) => floor[name])),
  ratio: summary(measured.map(({ product, floor }) => product[name] / floor[name])),
}));
const transcriptMs = await transcriptTime();
const raidGateway = await GatewayProcess.start();
const raid = await bigRaid(raidGateway, Number(args.things));
await raidGateway.stop();
const result = {
  transcriptMs: { ...transcriptMs, items: 300, cpuThrottling: 4 },
  raidMs: {
    things: Number(args.things), cpuThrottling: 4,
    itemOpens: summary(raid.itemOpens), itemSaves: summary(raid.itemSaves), list: fluency(raid.listFrames), gallery: fluency(raid.galleryFrames),
    transcriptWritten: raid.transcriptWritten, transcriptAgain: summary(raid.transcriptAgain), paper: raid.paper, paperWorker: raid.paperWorker,
  },
  size,
  rounds,
  rows,
  coldStartMs: { app: summary(starts.map((one) => one.app)), unlock: summary(starts.map((one) => one.unlock)), barePage: summary(starts.map((one) => one.bare)), cpuThrottling: 4 },
  slowLine: { used: summary(slow.map(({ used }) => used)), pageHeapMb: summary(slow.map(({ heapMb }) => heapMb)) },
  initialJsGzipBytes: initialJsBytes(app),
};

const ms = (value: number): string => value.toFixed(value < 100 ? 1 : 0).padStart(9);
console.log(`\n${'ms, median (least–most)'.padEnd(34)}  ${'ours'.padStart(9)} ${'floor'.padStart(9)}   ratio (least–most)`);
for (const { name, product, floor, ratio } of rows) {
  console.log(`${name.padEnd(34)}  ${ms(product.median)} ${ms(floor.median)}   × ${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`);
}
const { app: ours, unlock, barePage } = result.coldStartMs;
console.log(`cold offline start, CPU 4× slower    ${ms(ours.median)} ${ms(barePage.median)}   (${ours.min.toFixed(0)}–${ours.max.toFixed(0)} ms until the passphrase is asked for)`);
console.log(`from the passphrase to the first case ${ms(unlock.median)}             (${unlock.min.toFixed(0)}–${unlock.max.toFixed(0)})`);
const { used, pageHeapMb } = result.slowLine;
console.log(`photos over 20 Mbit/s, 80 ms          ${(used.median * 100).toFixed(1)} % of the line (${(used.min * 100).toFixed(1)}–${(used.max * 100).toFixed(1)})`);
console.log(`memory of the page meanwhile          ${pageHeapMb.median.toFixed(0)} MB at most (${pageHeapMb.min.toFixed(0)}–${pageHeapMb.max.toFixed(0)})`);
console.log(`transcript of 300 things, CPU 4× slower ${ms(transcriptMs.again.median)}          (${transcriptMs.again.min.toFixed(0)}–${transcriptMs.again.max.toFixed(0)}, first ${transcriptMs.first.toFixed(0)})`);
const { itemOpens, itemSaves, list, gallery, transcriptWritten, transcriptAgain, paper, paperWorker } = result.raidMs;
const range = ({ median, min, max }: typeof itemOpens): string => `${ms(median)}          (${min.toFixed(0)}–${max.toFixed(0)})`;
console.log(`\n${args.things} things with ${2 * Number(args.things)} photos, offline, CPU 4× slower, on the screens`);
console.log(`a thing opens                        ${range(itemOpens)}`);
console.log(`a field is saved                     ${range(itemSaves)}`);
console.log(`the transcript is written anew       ${range(transcriptAgain)}, the first time ${transcriptWritten.toFixed(0)}`);
for (const [what, { p95, stops }] of [['list', list], ['gallery', gallery]] as const) console.log(`frames of the ${what.padEnd(22)} ${ms(p95)} at most for 95 of 100; ${(stops * 100).toFixed(1)} % over 100 ms`);
console.log(`all papers as a PDF, to the first page ${ms(paper + 3 * paperWorker)}        (measured ${paper.toFixed(0)}, of which ${paperWorker.toFixed(0)} in a worker, which is not slowed: counted four times)`);
console.log(`initial JS, gzip                     ${(result.initialJsGzipBytes / 1024).toFixed(1)} KB`);
if (args.json) writeFileSync(args.json, JSON.stringify(result, null, 2));
