import { connect, createServer, type Socket } from 'node:net';

export interface ShapedLine {
  readonly origin: string;
  /** From here on the line has this width and this way there and back; before, it is as quick as the machine. */
  shape(bitsPerSecond: number, roundTripMs: number): void;
  stop(): void;
}

/** A line of its own to a server on this machine: every byte upwards takes its time on the one line that all connections share, and half a round trip each way. */
export async function startShapedLine(port: number): Promise<ShapedLine> {
  let bytesPerMs = Infinity;
  let halfMs = 0;
  /** When the line has carried what was given to it so far. */
  let freeAt = 0;
  const sockets = new Set<Socket>();
  const pipe = (from: Socket, to: Socket, isUp: boolean): void => {
    from.on('data', (chunk) => {
      const now = performance.now();
      const start = isUp ? Math.max(now, freeAt) : now;
      const carriedAt = start + (isUp ? chunk.length / bytesPerMs : 0);
      if (isUp) freeAt = carriedAt;
      const dueMs = carriedAt + halfMs - now;
      if (dueMs < 1) return void to.write(chunk);
      // What is on its way is all that the sender may be ahead: the next bytes wait until these have left.
      from.pause();
      setTimeout(() => from.resume(), carriedAt - now);
      setTimeout(() => to.destroyed || to.write(chunk), dueMs);
    });
    from.on('close', () => setTimeout(() => to.destroy(), halfMs + 5));
    from.on('error', () => to.destroy());
  };
  const server = createServer((down) => {
    const up = connect(port, '127.0.0.1');
    for (const socket of [down, up]) sockets.add(socket.setNoDelay(true));
    pipe(down, up, true);
    pipe(up, down, false);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('no address');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    shape(bitsPerSecond, roundTripMs) {
      bytesPerMs = bitsPerSecond / 8_000;
      halfMs = roundTripMs / 2;
    },
    stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
