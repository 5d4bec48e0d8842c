/** Counts what is under way, so that a history goes on when nothing more can happen by itself, and never by waiting for a time. */
export class Work {
  private underWay = 0;

  /** The same port, its calls counted while they last. */
  counted<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key);
        return typeof member === 'function' ? (...args: unknown[]) => this.during(() => Reflect.apply(member as (...given: unknown[]) => unknown, target, args)) : member;
      },
    });
  }

  during<T>(run: () => T): T {
    const result = run();
    if (result instanceof Promise) {
      this.underWay += 1;
      const end = () => void (this.underWay -= 1);
      result.then(end, end);
    }
    return result;
  }

  /** Until nothing is under way. Between two calls there are microtasks only: a turn of the event loop sees them all. */
  async quiet(): Promise<void> {
    for (let still = 0; still < 2; still = this.underWay === 0 ? still + 1 : 0) await turn();
  }
}

export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
