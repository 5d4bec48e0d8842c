/** What a tablet's browser does for the gateway: keeps cookies by path, sends the app's header. */
export class TestBrowser {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  constructor(readonly origin: string) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('POST', path, body, { 'x-fieldwrit': '1', ...headers });
  }

  delete(path: string): Promise<Response> {
    return this.send('DELETE', path, undefined, { 'x-fieldwrit': '1' });
  }

  signIn(account: string, password: string): Promise<Response> {
    return this.post('/api/session', { account, password });
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name)?.value;
  }

  cookieHeader(path: string): string {
    return [...this.cookies]
      .filter(([, kept]) => path.startsWith(kept.path))
      .map(([name, kept]) => `${name}=${kept.value}`)
      .join('; ');
  }

  /** Another browser with the same cookies: a copy of the profile, or a state from before a lost reply. */
  copy(): TestBrowser {
    const copy = new TestBrowser(this.origin);
    for (const [name, cookie] of this.cookies) copy.cookies.set(name, cookie);
    return copy;
  }

  async send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
    const cookie = this.cookieHeader(path);
    const response = await fetch(this.origin + path, {
      method,
      redirect: 'manual',
      headers: { ...(cookie === '' ? {} : { cookie }), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const path = attributes.find((attribute) => attribute.startsWith('Path='))?.slice(5) ?? '/';
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}
