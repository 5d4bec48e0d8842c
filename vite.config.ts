import { fileURLToPath, URL } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { paperFonts } from './src/build/paperFonts.ts';
import packageJson from './package.json' with { type: 'json' };

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the app does not use of vue-i18n: its components, and its compiler in place of which there is src/i18n/compileMessage.ts. */
const lean = { __VUE_I18N_FULL_INSTALL__: 'false', __INTLIFY_DROP_MESSAGE_COMPILER__: 'true' };

/** The app's build, its development server, and the test projects; the gateway's build is src/server/vite.config.ts. */
export default defineConfig(({ mode }) => ({
  resolve: { alias: { '@': at('./src'), '@tests': at('./tests') } },
  define: { __APP_VERSION__: JSON.stringify(packageJson.version), __VUE_OPTIONS_API__: 'false', __VUE_I18N_LEGACY_API__: 'false', ...(mode === 'test' ? {} : lean) },
  plugins: [vue(), paperFonts(), ...(mode === 'test' ? [] : [tailwindcss(), pwa()])],
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? 8080}` } },
  build: {
    outDir: 'dist/app',
    sourcemap: true,
    target: 'es2022',
    // A page brings only the parts that it shows: reading one part from the door of src/ui or of a feature must not load them all.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/src\/(ui\/(index\.ts|.*\.vue)|features\/[\w-]+\/index\.ts)$/, sideEffects: false }] }, output: { codeSplitting: { groups } } },
    // One stylesheet: only so is the order of its layers (reset, parts, utilities) that of the source.
    cssCodeSplit: false,
  },
  test: {
    // A core that waits for the database or the disk is a core for another file.
    maxWorkers: '100%',
    projects: [
      // Rules and parts: no database, no browser.
      { extends: true, test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: ['tests/server/**', 'tests/fuzz/**', 'tests/e2e/**', 'tests/bench/**'], testTimeout: 20_000 } },
      // The gateway on a real PostgreSQL. Nothing of it lives in its modules: a file need not load them all anew.
      { extends: true, test: { name: 'gateway', isolate: false, include: ['tests/server/**/*.test.ts', 'tests/fuzz/**/*.test.ts'], globalSetup: ['tests/server/programs.setup.ts', 'tests/server/cluster.setup.ts'], testTimeout: 60_000, hookTimeout: 120_000 } },
    ],
  },
}));

/** What every screen shows; else it would come with the first part that also needs it, such as a sheet that nobody has opened. */
const groups = [{ name: 'parts', test: /reka-ui\/dist\/(shared\/(createContext|getActiveElement|handleAndDispatchCustomEvent|render\w+|useForwardExpose|useId|useStateMachine)|Primitive|Presence|ConfigProvider)|\/src\/ui\/(button|mark\/Icon)/ }];

function pwa() {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src',
    filename: 'sw.ts',
    // The app registers the worker itself and asks before it updates: a reload must never hit open work.
    injectRegister: false,
    registerType: 'prompt',
    injectManifest: { globPatterns: ['**/*.{js,mjs,css,html,svg,png,woff2,wasm,webmanifest}'], globIgnores: ['screens/**'], maximumFileSizeToCacheInBytes: 4_000_000 },
    manifest: {
      name: '执行外勤',
      short_name: '执行外勤',
      description: '人民法院执行现场记录',
      lang: 'zh-CN',
      id: '/',
      start_url: '/',
      display: 'standalone',
      background_color: '#f6f4ef',
      theme_color: '#1d4f91',
      icons: [
        { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
  });
}
