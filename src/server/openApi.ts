import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { ACCESS_COOKIE } from './auth/sessionCookies';

/** GET /api/openapi.json: OpenAPI 3.1, generated from the very schemas that check requests and replies. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Fieldwrit court gateway', description: 'Journal up, documents down.', version: '0.1.0' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: ACCESS_COOKIE } } },
    },
    transform: jsonSchemaTransform,
  });
  // Anybody may ask, and it is the same for as long as the gateway runs.
  let description: ReturnType<typeof app.swagger> | null = null;
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => (description ??= app.swagger()));
}
