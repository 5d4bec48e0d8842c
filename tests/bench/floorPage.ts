import { benchItems, benchPhoto } from './workload';

/** The floor: the same work with nothing but IndexedDB (strict) and fetch. Runs in the page of floorServer.ts. */
const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('floor', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('items', { keyPath: 'id' });
      request.result.createObjectStore('photos');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });

const write = (db: IDBDatabase, store: string): IDBTransaction => db.transaction(store, 'readwrite', { durability: 'strict' });

const all = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not read'));
  });

const gzip = (text: string): Promise<Blob> => new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();

const floor = {
  async saveEach(count: number, seed: number): Promise<number[]> {
    const db = await open();
    const times: number[] = [];
    for (const item of benchItems(count, seed)) {
      const start = performance.now();
      const transaction = write(db, 'items');
      transaction.objectStore('items').put(item);
      await done(transaction);
      times.push(performance.now() - start);
    }
    db.close();
    return times;
  },
  async saveMany(count: number): Promise<number[]> {
    const db = await open();
    const items = benchItems(count, 2);
    const times: number[] = [];
    for (let from = 0; from < count; from += 1_000) {
      const start = performance.now();
      const transaction = write(db, 'items');
      for (const item of items.slice(from, from + 1_000)) transaction.objectStore('items').put(item);
      await done(transaction);
      times.push(performance.now() - start);
    }
    db.close();
    return times;
  },
  async list(): Promise<{ ms: number; count: number }> {
    const start = performance.now();
    const db = await open();
    const items = await all(db.transaction('items').objectStore('items').getAll());
    items.sort((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1));
    const ms = performance.now() - start;
    db.close();
    return { ms, count: items.length };
  },
  async push(): Promise<number> {
    const start = performance.now();
    const db = await open();
    const items = await all(db.transaction('items').objectStore('items').getAll());
    const reply = await fetch('/push', { method: 'POST', body: await gzip(items.map((item) => JSON.stringify(item)).join('\n')) });
    if (!reply.ok) throw new Error('push');
    db.close();
    return performance.now() - start;
  },
  async pull(): Promise<{ ms: number; count: number }> {
    const start = performance.now();
    const lines = (await (await fetch('/pull')).text()).split('\n');
    const db = await open();
    const transaction = write(db, 'items');
    for (const line of lines) transaction.objectStore('items').put(JSON.parse(line) as unknown);
    await done(transaction);
    db.close();
    return { ms: performance.now() - start, count: lines.length };
  },
  async savePhotos(count: number, size: number): Promise<number[]> {
    const db = await open();
    const times: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const blob = new Blob([benchPhoto(size, index)], { type: 'image/jpeg' });
      const start = performance.now();
      const transaction = write(db, 'photos');
      transaction.objectStore('photos').put(blob, index);
      await done(transaction);
      times.push(performance.now() - start);
    }
    db.close();
    return times;
  },
  async pushPhotos(): Promise<number> {
    const start = performance.now();
    const db = await open();
    const keys = await all(db.transaction('photos').objectStore('photos').getAllKeys());
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < keys.length) {
        const key = keys[next++] as number;
        const blob = await all(db.transaction('photos').objectStore('photos').get(key) as IDBRequest<Blob>);
        const reply = await fetch(`/photo/${key}`, { method: 'PUT', body: blob });
        if (!reply.ok) throw new Error('photo');
      }
    };
    await Promise.all(Array.from({ length: 6 }, lane));
    db.close();
    return performance.now() - start;
  },
};

export type Floor = typeof floor;
Object.assign(window, { floor });
