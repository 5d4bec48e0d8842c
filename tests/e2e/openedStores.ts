import type { Page } from '@playwright/test';
import { fromBase64url } from '@/domain/base64url';
import { createSealing, type Sealing } from '@/storage/sealing';
import type { OfficerDatabase } from '@/storage/officerDatabase';
import type { DraftRow, FileBytesRow, FileRow, KeyRow, StoredEntry } from '@/storage/tables/rows';
import { openVault, type Vault, type VaultHeader } from '@/vault/vault';
import { webSuite } from '@/vault/webSuite';
import { nodeStretch } from '@tests/builders/nodeStretch';
import { PASSPHRASE } from './vaultDoor';

/** The rows of one officer's database, sealed as they lie there, and what opens them. */
export interface OpenedStore {
  readonly officer: string;
  readonly vault: Vault;
  readonly sealing: Sealing;
  readonly keys: readonly KeyRow[];
  readonly entries: readonly StoredEntry[];
  readonly writers: readonly { readonly writer: string }[];
  readonly files: readonly FileRow[];
  /** A blob that cannot be read is null. */
  readonly fileBytes: readonly (Omit<FileBytesRow, 'bytes'> & { readonly bytes: Blob | null })[];
  readonly drafts: readonly DraftRow[];
}

type Tables = Omit<OpenedStore, 'officer' | 'vault' | 'sealing'>;

/** Every officer's database of this tablet, read past the app and opened with the passphrase by the product's own modules. */
export async function openedStores(page: Page, passphrase = PASSPHRASE): Promise<OpenedStore[]> {
  const { stores, noted } = await page.evaluate(readEverything);
  return Promise.all(
    stores.map(async ({ officer, tables, vault: inStore }) => {
      const header = (noted[officer] ?? inStore) as VaultHeader | null;
      if (!header) throw new Error(`${officer} has no vault on this tablet`);
      const vault = await opened(header, passphrase);
      const read = revive(tables) as Tables;
      const keys = new Map(read.keys.map((row) => [row.id, row]));
      // Of its store the sealing reads the keys alone.
      const sealing = createSealing({ keys: { get: (id: string) => Promise.resolve(keys.get(id)), toArray: () => Promise.resolve([...keys.values()]) } } as unknown as OfficerDatabase, vault);
      return { officer, vault, sealing, ...read };
    }),
  );
}

/** Stretching takes its time on purpose: a vault that is looked into again is opened once. */
const vaults = new Map<string, Promise<Vault | null>>();

async function opened(header: VaultHeader, passphrase: string): Promise<Vault> {
  const name = `${header.id} ${header.byPassphrase ?? ''} ${passphrase}`;
  const opening = vaults.get(name) ?? openVault({ suite: webSuite, stretch: nodeStretch }, header, passphrase);
  vaults.set(name, opening);
  const vault = await opening;
  if (!vault) throw new Error('another passphrase');
  return vault;
}

/** Bytes cross from the page as text. */
interface AsText {
  readonly $: 'bytes' | 'blob' | 'lost';
  readonly b64: string;
}

function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  if ('$' in value) {
    const { $: kind, b64 } = value as AsText;
    return kind === 'lost' ? null : kind === 'blob' ? new Blob([fromBase64url(b64)]) : fromBase64url(b64);
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, revive(each)]));
}

/** Runs in the page. */
async function readEverything() {
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('unreadable'));
    });
  const b64 = (blob: Blob): Promise<string | null> =>
    new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''));
      reader.onerror = () => resolve(null);
      reader.readAsDataURL(blob);
    });
  async function plain(value: unknown): Promise<unknown> {
    if (value instanceof Blob) {
      const text = await b64(value);
      return text === null ? { $: 'lost', b64: '' } : { $: 'blob', b64: text };
    }
    if (value instanceof Uint8Array) return { $: 'bytes', b64: (await b64(new Blob([value as Uint8Array<ArrayBuffer>]))) ?? '' };
    if (Array.isArray(value)) return Promise.all(value.map(plain));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([name, each]) => [name, await plain(each)] as const)));
  }
  const stores: { officer: string; tables: Record<string, unknown>; vault: unknown }[] = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith('fieldwrit-')) continue;
    const db = await settled(indexedDB.open(name));
    const read = (store: string): Promise<unknown> => settled(db.transaction(store).objectStore(store).getAll());
    const tables: Record<string, unknown> = {};
    for (const table of ['keys', 'entries', 'writers', 'files', 'fileBytes', 'drafts']) tables[table] = await plain(await read(table));
    const vault = (await settled(db.transaction('meta').objectStore('meta').get('vault'))) as { value: string } | undefined;
    stores.push({ officer: name.slice('fieldwrit-'.length), tables, vault: vault ? (JSON.parse(vault.value) as unknown) : null });
    db.close();
  }
  return { stores, noted: JSON.parse(localStorage.getItem('fieldwrit.vaults') ?? '{}') as Record<string, unknown> };
}
