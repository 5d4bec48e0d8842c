import { fileURLToPath, URL } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the gateway and its command-line tools to dist/server; packages stay outside, in node_modules. */
export default defineConfig({
  root: at('../..'),
  publicDir: false,
  resolve: { alias: { '@': at('..') } },
  ssr: { external: true },
  build: {
    ssr: true,
    outDir: 'dist/server',
    target: 'node20',
    sourcemap: true,
    rollupOptions: { input: { main: at('./main.ts'), import: at('./import.ts'), 'import-bundle': at('./importBundle.ts'), restored: at('./restored.ts'), admin: at('./admin.ts') } },
  },
});
