import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface TestProvider {
  readonly issuer: string;
  /** What it says of people, by the name that they sign in with. */
  readonly people: Map<string, Record<string, unknown>>;
  readonly stop: () => Promise<void>;
}

export const CLIENT = { id: 'fieldwrit', secret: 'not-a-secret-of-anybody' } as const;

/** A real OpenID Connect provider on loopback, with its own plain pages; it asks nobody for a password. */
export async function startTestProvider(gatewayOrigin: string): Promise<TestProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people: TestProvider['people'] = new Map();
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [`${gatewayOrigin}/api/session/sso/callback`], post_logout_redirect_uris: [`${gatewayOrigin}/sign-in`] }],
    claims: { openid: ['sub'], profile: ['preferred_username', 'post', 'unit'] },
    cookies: { keys: ['test'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
  });
  const handle = provider.callback();
  server.on('request', (request, response) => void handle(request, response));
  return {
    issuer,
    people,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A browser at the provider: follows its redirects and fills in its pages, as the person of that name. */
export class ProviderVisit {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly issuer: string) {}

  /** Returns the address at which the provider sends the browser away. */
  async go(url: string, person: string | null, answer: 'yes' | 'abort' = 'yes'): Promise<string> {
    let at = url;
    for (let step = 0; step < 20 && at.startsWith(this.issuer); step += 1) {
      const reply = await this.fetch(at);
      const location = reply.headers.get('location');
      if (location !== null) {
        at = new URL(location, at).href;
        continue;
      }
      const page = await reply.text();
      if (!page.includes('action="')) throw new Error(`the provider says: ${page.replace(/<style[^]*?<\/style>/g, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 400)}`);
      at = await this.fill(page, at, person, answer);
    }
    return at;
  }

  private async fill(page: string, at: string, person: string | null, answer: 'yes' | 'abort'): Promise<string> {
    if (answer === 'abort') return new URL(/href="([^"]*abort[^"]*)"/.exec(page)?.[1] ?? '', at).href;
    const form = new URLSearchParams();
    for (const [, name = '', value = ''] of page.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)) form.set(name, value);
    if (page.includes('name="login"')) {
      form.set('login', person ?? '');
      form.set('password', 'any');
    }
    if (page.includes('name="logout"')) form.set('logout', 'yes');
    const action = new URL((/action="([^"]*)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&'), at).href;
    const reply = await this.fetch(action, { method: 'POST', body: form });
    const location = reply.headers.get('location');
    if (location === null) throw new Error(`the provider stays: ${reply.status} ${(await reply.text()).slice(0, 300)}`);
    return new URL(location, action).href;
  }

  private async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const reply = await fetch(url, { ...init, redirect: 'manual', headers: { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') } });
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return reply;
  }
}
