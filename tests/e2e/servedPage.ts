import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A page that is nothing but a script of tests/e2e, built like the app and served from one origin until it is closed. */
export async function servePage(script: string): Promise<{ readonly origin: string; close(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwrit-page-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    define: { __APP_VERSION__: '"test"' },
    resolve: { alias: { '@': join(root, 'src'), '@tests': join(root, 'tests') } },
    build: { outDir: folder, emptyOutDir: true, minify: false, target: 'es2022', rolldownOptions: { input: join(root, 'tests/e2e', script), output: { entryFileNames: 'page.js' } } },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const isScript = extname(path) === '.js';
    response.writeHead(path === '/' || isScript ? 200 : 404, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? readFileSync(join(folder, path)) : path === '/' ? '<!doctype html><script type="module" src="/page.js"></script>' : '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
    close() {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
