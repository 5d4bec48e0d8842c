import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One script of a page and all that it imports. */
export async function bundle(entry: 'floorPage.ts' | 'productPage.ts' | 'transcriptPage.ts' | 'stopwatchPage.ts'): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    // The screen of a mending comes with the stores.
    plugins: [vue()],
    resolve: { alias: { '@': at('../../src') } },
    define: { __APP_VERSION__: '"bench"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'es2022', lib: { entry: at(`./${entry}`), formats: ['es'], fileName: 'page' }, rollupOptions: { output: { codeSplitting: false } } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((output) => output.type === 'chunk' && output.isEntry);
  if (chunk?.type !== 'chunk') throw new Error(`${entry} did not build`);
  return chunk.code;
}
