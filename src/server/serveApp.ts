import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GatewayError } from './gatewayError';

/**
 * Serves the built app. Every address that is neither the gateway's nor a file's is a screen of the app, so a
 * deep link gets index.html. Without a build only the gateway's own addresses answer.
 */
export async function serveApp(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      // What the build has squeezed already is not squeezed again for every tablet.
      preCompressed: true,
      setHeaders: (response, path) => {
        // Names under assets carry the hash of their content; everything else must be asked for each time.
        response.setHeader('cache-control', path.startsWith(join(folder, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (!built || !isScreen(request)) throw new GatewayError('notFound', 'There is nothing at this address.');
    return reply.sendFile('index.html');
  });
}

function isScreen(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = request.url.split('?', 1)[0] ?? '/';
  if (/^\/(api|assets)(\/|$)/.test(path)) return false;
  // A missing file stays missing: a script that gets a page instead fails in stranger ways.
  return request.headers.accept?.includes('text/html') === true || !/\.[a-z0-9]+$/i.test(path);
}
