/** Everything of one database as text, so that what a released version stored can be opened by every later one. */
export interface StoreDump {
  /** As the browser counts: ten times the app's. */
  readonly version: number;
  readonly stores: readonly { readonly name: string; readonly keyPath: string | string[]; readonly indexes: readonly { readonly name: string; readonly keyPath: string | string[] }[]; readonly rows: readonly unknown[] }[];
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('unreadable'));
  });

/** What stands in a dump for a key that cannot be exported. */
const KEY = { $key: 'not exportable' };

export async function dumpStore(factory: IDBFactory, name: string): Promise<StoreDump> {
  const db = await done(factory.open(name));
  const stores = [];
  for (const store of [...db.objectStoreNames].sort()) {
    const read = db.transaction(store).objectStore(store);
    const indexes = [...read.indexNames].sort().map((index) => ({ name: index, keyPath: read.index(index).keyPath }));
    const rows = await done(read.getAll());
    stores.push({ name: store, keyPath: read.keyPath ?? '', indexes, rows: await Promise.all(rows.map(written)) });
  }
  db.close();
  return { version: db.version, stores };
}

/** Makes the database as the dump tells, past the app. Keys are made anew. */
export async function loadStore(factory: IDBFactory, name: string, dump: StoreDump): Promise<void> {
  const rows = await Promise.all(dump.stores.map((store) => Promise.all(store.rows.map(readBack))));
  const opening = factory.open(name, dump.version);
  opening.onupgradeneeded = () => {
    dump.stores.forEach(({ name: store, keyPath, indexes }, i) => {
      const made = opening.result.createObjectStore(store, { keyPath });
      for (const index of indexes) made.createIndex(index.name, index.keyPath);
      for (const row of rows[i] ?? []) made.put(row);
    });
  };
  (await done(opening)).close();
}

async function written(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return { $blob: Buffer.from(await value.arrayBuffer()).toString('base64'), type: value.type };
  if (value instanceof CryptoKey) return KEY;
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return Promise.all(value.map(written));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, each]) => [key, await written(each)] as const)));
}

async function readBack(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(readBack));
  if (typeof value !== 'object' || value === null) return value;
  if ('$blob' in value) return new Blob([Buffer.from(String(value.$blob), 'base64')], { type: 'type' in value ? String(value.type) : '' });
  if ('$bytes' in value) return new Uint8Array(Buffer.from(String(value.$bytes), 'base64'));
  if ('$key' in value) return (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])).privateKey;
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, each]) => [key, await readBack(each)] as const)));
}
