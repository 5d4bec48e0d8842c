import { fileURLToPath, URL } from 'node:url';
import { defineConfig } from 'vite';

/** Builds the gateway and its command-line tools to dist/server; packages stay outside, in node_modules. */
export default defineConfig({
  publicDir: false,
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  ssr: { noExternal: [], external: true },
  build: {
    ssr: true,
    outDir: 'dist/server',
    target: 'node20',
    sourcemap: true,
    rollupOptions: { input: { main: 'src/server/main.ts', import: 'src/server/import.ts' } },
  },
});
