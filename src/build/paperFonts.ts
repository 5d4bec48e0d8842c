import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';
import { cutFont } from './cutFont.ts';

/**
 * The papers' fonts, both under the SIL Open Font License 1.1. 宋体 for everything: every Han character of Noto Serif SC is kept, since a name may
 * have any of them; Tibetan only for papers in a second language.
 */
const fonts = [
  { name: 'song', package: '@expo-google-fonts/noto-serif-sc', file: '400Regular/NotoSerifSC_400Regular.ttf', wanted: isOnPaper, shaped: false },
  { name: 'tibetan', package: '@expo-google-fonts/noto-serif-tibetan', file: '400Regular/NotoSerifTibetan_400Regular.ttf', wanted: isTibetan, shaped: true },
] as const;

/** Not on a Chinese court's paper: kana, bopomofo, Hangul. */
function isOnPaper(codePoint: number): boolean {
  return !((codePoint >= 0x3040 && codePoint <= 0x318f) || (codePoint >= 0x31a0 && codePoint <= 0x31bf) || (codePoint >= 0xac00 && codePoint <= 0xd7ff));
}
function isTibetan(codePoint: number): boolean {
  return codePoint >= 0x0f00 && codePoint <= 0x0fff;
}

const VIRTUAL = 'virtual:paper-fonts';
const require = createRequire(import.meta.url);
const cache = fileURLToPath(new URL('../../node_modules/.cache/fieldwrit/', import.meta.url));

/**
 * `virtual:paper-fonts`: address, coverage and widths of each font, cut from its package at the first build of that version. A compressed copy lies
 * beside each in the built app, so that the gateway need not squeeze 14 MB for every tablet.
 */
export function paperFonts(): Plugin {
  return {
    name: 'paper-fonts',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return undefined;
      const made = await Promise.all(fonts.map(makeFont));
      return [
        ...made.map(({ path }, i) => `import url${i} from ${JSON.stringify(`${path}?url&no-inline`)};`),
        `export default [${made.map(({ name, notes }, i) => `{ name: ${JSON.stringify(name)}, url: url${i}, ...${notes} }`).join(', ')}];`,
      ].join('\n');
    },
    generateBundle(_, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.ttf')) continue;
        const source = brotliCompressSync(asset.source, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 22 } });
        this.emitFile({ type: 'asset', fileName: `${asset.fileName}.br`, source });
      }
    },
  };
}

/** What the cutting depends on beside the package's own version. */
const CUT = 1;

async function makeFont({ name, package: from, file, wanted, shaped }: (typeof fonts)[number]) {
  const { version } = require(`${from}/package.json`) as { readonly version: string };
  const path = join(cache, `paper-${name}-${version}-${CUT}.ttf`);
  const notes = `${path}.json`;
  if (!existsSync(notes)) {
    const cut = await cutFont(readFileSync(join(dirname(require.resolve(`${from}/package.json`)), file)), wanted, shaped);
    mkdirSync(cache, { recursive: true });
    writeFileSync(path, cut.bytes);
    writeFileSync(notes, JSON.stringify({ ranges: cut.ranges, advances: cut.advances }));
  }
  return { name, path, notes: readFileSync(notes, 'utf8') };
}
