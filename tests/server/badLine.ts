import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a line does to what goes over it. */
export interface LineFault {
  /** The request arrives whole; of the reply nothing comes back. */
  readonly losesReplies?: boolean;
  /** After so many bytes of requests both sides are cut off. */
  readonly cutAfterBytes?: number;
  /** Requests go in pieces of this size, each after a tenth of a second. */
  readonly crawlBytes?: number;
}

/** A line between a tablet and the gateway, on loopback, that can be bad. */
export class BadLine {
  fault: LineFault = {};
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async to(gateway: string): Promise<BadLine> {
    const port = Number(new URL(gateway).port);
    const server = createServer((tablet) => line.join(tablet, connect(port, '127.0.0.1')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const line = new BadLine(server, `http://127.0.0.1:${address.port}`);
    return line;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(tablet: Socket, court: Socket): void {
    const { fault } = this;
    const end = (): void => [tablet, court].forEach((socket) => socket.destroy());
    for (const socket of [tablet, court]) {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
      socket.on('error', end);
      socket.on('close', end);
    }
    court.on('data', (bytes: Buffer) => {
      if (fault.losesReplies) end();
      else tablet.write(bytes);
    });
    void this.carry(tablet, court, fault, end);
  }

  private async carry(tablet: Socket, court: Socket, fault: LineFault, end: () => void): Promise<void> {
    let carried = 0;
    try {
      for await (const bytes of tablet as AsyncIterable<Buffer>) {
        const size = fault.crawlBytes ?? bytes.length;
        for (let at = 0; at < bytes.length; at += size) {
          const left = (fault.cutAfterBytes ?? Infinity) - carried;
          const piece = bytes.subarray(at, at + Math.min(size, left));
          carried += piece.length;
          court.write(piece);
          if (fault.crawlBytes !== undefined) await sleep(100);
          if (carried >= (fault.cutAfterBytes ?? Infinity)) {
            // What was written before goes out first, as it would on a line that breaks.
            await new Promise<void>((resolve) => court.end(() => resolve()));
            return end();
          }
        }
      }
    } catch {
      end();
    }
  }
}
