import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createClock } from '@/platform/clock';
import { newId, newSalt } from '@/platform/ids';
import { hashBlob } from '@/platform/hashBlob';
import type { EntryDraft, NewFile } from '@/ports/workspace';
import { openStores, type Stores, type TabChannel } from '@/storage';
import type { CopyDisk } from '@/storage/secondCopy/copyDisk';
import { createAppendQueue } from '@/sync/appendQueue';
import type { AppendStore, AppendTools } from '@/sync/appendPorts';
import type { Vault } from '@/vault/vault';
import { testVault } from './testVault';

/** What survives a closed browser: the databases of one tablet. It says nothing on durability. */
export class TabletDisk {
  readonly dexie = { indexedDB: new IDBFactory(), IDBKeyRange } as { indexedDB: IDBFactory; IDBKeyRange: typeof globalThis.IDBKeyRange };
  readonly tabs: ((message: unknown, from: TabChannel) => void)[] = [];

  private tabsWithCopy = 0;
  private readonly vaults = new Map<string, Promise<Vault>>();

  /** The officer's vault, the same however often the browser is started. */
  keys(officer = 'zhang'): Promise<Vault> {
    const vault = this.vaults.get(officer) ?? testVault(officer);
    this.vaults.set(officer, vault);
    return vault;
  }

  /** The stores as one tab of the officer has them, with a second copy where there is one. */
  async open(officer = 'zhang', copy: CopyDisk | Promise<CopyDisk | null> | null = null, after = createClock('s').after): Promise<Stores> {
    const segment = copy && `segment-${(this.tabsWithCopy += 1)}`;
    const opened = await openStores(officer, { keys: await this.keys(officer), dexie: this.dexie, channel: this.channel(), copy: segment && copy ? { disk: Promise.resolve(copy), segment, after } : null });
    if (!opened.ok) throw new Error(`${opened.problem}: ${opened.detail}`);
    return opened.stores;
  }

  private channel(): TabChannel {
    const mine: TabChannel = { onmessage: null, postMessage: (message) => this.tabs.forEach((tab) => tab(structuredClone(message), mine)), close: () => undefined };
    this.tabs.push((message, from) => {
      if (from !== mine) setTimeout(() => mine.onmessage?.({ data: message } as never), 0);
    });
    return mine;
  }
}

export const WRITER = 'writer-a';
export const COURT = 'hn-yuelu';

/** The append queue of one tab, with a signature that names what it signs. */
export function appendsIn(stores: Stores, given: { readonly store?: Partial<AppendStore>; readonly tools?: Partial<AppendTools> } = {}) {
  let mono = 0;
  const tools: AppendTools = { newId, newSalt, hash: hashBlob, app: '0.1.0', moment: () => ({ wall: '2026-03-02T01:00:00.000Z', monoMs: (mono += 1), session: 's', server: null }), ...given.tools };
  return createAppendQueue({ ...stores.appendsOf(WRITER), ...given.store }, { id: WRITER, court: COURT, officer: 'officer-zhang', sign: (header) => Promise.resolve(`signed ${header}`) }, tools);
}

export const CASE = 'case-1';
export const aCreate = (id: string, set: Record<string, string | number> = { name: '搅拌车' }, of = CASE): EntryDraft => ({ op: 'create', case: of, action: null, document: { kind: 'item', id }, change: { set } });
export const aSet = (id: string, set: Record<string, string>, seen: Record<string, string[]> = {}): EntryDraft => ({ op: 'set', case: CASE, action: null, document: { kind: 'item', id }, change: { set, seen } });

/** A photo with the act that attaches it. */
export async function aPhoto(id: string, content: string): Promise<{ readonly act: EntryDraft; readonly file: NewFile }> {
  const bytes = new Blob([content], { type: 'image/jpeg' });
  const note = { sha256: await hashBlob(bytes), size: bytes.size, mime: bytes.type, role: 'photo' as const, name: null, origin: 'live' as const, takenAt: '2026-03-02T01:00:00.000Z' };
  return { act: { op: 'attach', case: CASE, action: null, document: { kind: 'item', id }, change: { files: [note] } }, file: { note, bytes } };
}
