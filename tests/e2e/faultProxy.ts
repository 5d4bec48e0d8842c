import { Agent, createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';

/** What a request meets on its way. */
export type Fault =
  /** The gateway never hears of it. */
  | { readonly is: 'refused'; readonly status: number; readonly error: string }
  /** A page to sign in at, with status 200. */
  | { readonly is: 'portal' }
  /** The gateway does what it is asked; nobody hears of it. */
  | { readonly is: 'replyLost' }
  /** The connection breaks after so many bytes of the request. */
  | { readonly is: 'cut'; readonly afterBytes: number }
  | { readonly is: 'slow'; readonly bytesPerS: number };

export interface Passing {
  readonly method: string;
  readonly path: string;
  /** Of an upload that begins: the hash that it announces. */
  readonly sha256: string | null;
}

/** A bad line before a real gateway: every request is asked what it meets. Loopback only. */
export class FaultProxy {
  /** Null: the line is good. */
  faultFor: (request: Passing) => Fault | null = () => null;
  /** Faults that were really met. */
  met = 0;

  private readonly agent = new Agent({ keepAlive: true });

  private constructor(private readonly server: Server, private readonly target: number) {}

  static async before(target: number): Promise<FaultProxy> {
    const server = createServer();
    const proxy = new FaultProxy(server, target);
    server.on('request', (incoming, reply) => proxy.pass(incoming, reply));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get origin(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(incoming: IncomingMessage, reply: ServerResponse): void {
    const fault = this.faultFor({ method: incoming.method ?? '', path: incoming.url ?? '', sha256: announced(incoming) });
    if (fault) this.met += 1;
    switch (fault?.is) {
      case 'refused':
        incoming.resume();
        return void reply.writeHead(fault.status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: fault.error, action: 'stop', message: 'on the way' }));
      case 'portal':
        incoming.resume();
        return void reply.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Wi-Fi</title><form>请先登录</form>');
      default:
        return this.forward(incoming, reply, fault);
    }
  }

  private forward(incoming: IncomingMessage, reply: ServerResponse, fault: Exclude<Fault, { is: 'refused' | 'portal' }> | null | undefined): void {
    const onward = httpRequest({ port: this.target, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers: incoming.headers, agent: this.agent });
    const broken = (): void => {
      onward.destroy();
      incoming.socket.destroy();
    };
    onward.on('error', broken);
    incoming.on('error', broken);
    onward.on('response', (answer) => {
      if (fault?.is === 'replyLost') return void answer.resume().on('end', broken);
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      if (fault?.is === 'slow') answer.pipe(new Slow(fault.bytesPerS)).pipe(reply);
      else answer.pipe(reply);
    });
    if (fault?.is === 'cut') return cutAfter(incoming, onward, fault.afterBytes, broken);
    if (fault?.is === 'slow') incoming.pipe(new Slow(fault.bytesPerS)).pipe(onward);
    else incoming.pipe(onward);
  }
}

function cutAfter(incoming: IncomingMessage, onward: NodeJS.WritableStream, bytes: number, broken: () => void): void {
  let passed = 0;
  incoming.on('data', (chunk: Buffer) => {
    onward.write(chunk.subarray(0, Math.max(0, bytes - passed)));
    passed += chunk.length;
    if (passed >= bytes) broken();
  });
  incoming.on('end', broken);
}

/** Lets so many bytes through in a second, a tenth at a time. */
class Slow extends Transform {
  constructor(private readonly bytesPerS: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const step = Math.max(1, Math.floor(this.bytesPerS / 10));
    const next = (from: number): void => {
      if (from >= chunk.length) return done();
      this.push(chunk.subarray(from, from + step));
      setTimeout(() => next(from + step), 100);
    };
    next(0);
  }
}

function announced({ headers, method }: IncomingMessage): string | null {
  const metadata = headers['upload-metadata'];
  if (method !== 'POST' || typeof metadata !== 'string') return null;
  const named = metadata.split(',').map((pair) => pair.trim().split(' ')).find(([key]) => key === 'sha256');
  return named?.[1] === undefined ? null : Buffer.from(named[1], 'base64').toString('utf8');
}
