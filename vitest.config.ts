import { fileURLToPath, URL } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const alias = {
  '@': fileURLToPath(new URL('./src', import.meta.url)),
  '@tests': fileURLToPath(new URL('./tests', import.meta.url)),
};

export default defineConfig({
  resolve: { alias },
  plugins: [vue()],
  test: {
    projects: [
      // Rules and parts, no database and no browser.
      { extends: true, test: { name: 'unit', include: ['tests/{domain,wire,sync,storage,platform,vault,ui,i18n,features,architecture}/**/*.test.ts'] } },
      // The gateway on a real PostgreSQL.
      { extends: true, test: { name: 'gateway', include: ['tests/server/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 } },
    ],
  },
});
