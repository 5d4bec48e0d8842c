import { createHash } from 'node:crypto';
import { mkdtempSync, openSync, closeSync, fsyncSync, writeSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The floor's other end: appends what comes and answers after an fsync; gives the same bytes back in one reply. */
export async function startFloorServer(script: string): Promise<{ origin: string; stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwrit-floor-'));
  const keep = (name: string, bytes: Buffer): void => {
    const file = openSync(join(folder, name), 'w');
    writeSync(file, bytes);
    fsyncSync(file);
    closeSync(file);
  };
  const server: Server = createServer(async (request, reply) => {
    const url = request.url ?? '/';
    if (url === '/pull') return void reply.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' }).end(readFileSync(join(folder, 'push')));
    if (request.method === 'POST') keep('push', await body(request));
    else if (request.method === 'PUT') {
      const bytes = await body(request);
      createHash('sha256').update(bytes).digest();
      keep(`photo-${url.split('/').pop() ?? ''}`, bytes);
    } else if (url === '/floor.js') return void reply.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else return void reply.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>floor</title><script type="module" src="/floor.js"></script>');
    reply.writeHead(200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('no address');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
