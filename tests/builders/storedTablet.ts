import { webcrypto } from 'node:crypto';
import { hashBlob } from '@/platform/hashBlob';
import { newId, newSalt } from '@/platform/ids';
import { bundleKeyOf } from '@/app/bundle/bundleKey';
import { sealedBundle } from '@/app/bundle/sealedBundle';
import type { EntryDraft, NewFile } from '@/ports/workspace';
import type { Stores } from '@/storage';
import { createAppendQueue } from '@/sync/appendQueue';
import type { TestBrowser } from '@tests/server/testBrowser';
import { photoBytes } from './tabletFiles';
import { TabletDisk } from './tabletStores';
import { TabletWriter } from './tabletWriter';

/** A tablet enrolled at a real court, with the app's own storage and append queue on a disk in memory. */
export async function storedTablet(browser: TestBrowser, officer: { readonly account: string; readonly password: string; readonly officerId: string }) {
  const tablet = await TabletWriter.enrol(browser, officer);
  const { court, device, letter, certificate, root, receiptKeys, bundleKey } = tablet.enrolled;
  const disk = new TabletDisk();
  const stores: Stores = await disk.open(officer.officerId);
  const privateKey = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', tablet.key));
  await stores.enrolWriter({ writer: tablet.id, officer: officer.officerId, court, device, letter, certificate, root, receiptKeys, ...(bundleKey ? { bundleKey: bundleKey.certificate } : {}), publicKey: tablet.request.publicKey, privateKey, enrolledAt: '2026-03-01T00:00:00.000Z' });
  let mono = 0;
  const appends = createAppendQueue(
    stores.appendsOf(tablet.id),
    { id: tablet.id, court, officer: officer.officerId, sign: (header) => tablet.sign(header) },
    { newId, newSalt, hash: hashBlob, app: '0.1.0', moment: () => ({ wall: '2026-03-02T01:00:00.000Z', monoMs: (mono += 1), session: 's', server: null }) },
  );

  async function record(acts: readonly EntryDraft[], files: readonly NewFile[] = []): Promise<void> {
    const done = await appends.append(acts, files);
    if (!done.ok) throw new Error(`${done.problem}: ${done.detail}`);
  }

  return {
    tablet,
    stores,
    disk,
    /** The officer's opened vault. */
    keys: await disk.keys(officer.officerId),
    record,
    /** A thing of the list with photos of these sizes; the last act attaches them. */
    async recordItem(caseId: string, ...photoSizes: readonly number[]): Promise<void> {
      const document = { kind: 'item', id: newId() };
      const at = { case: caseId, action: null, document };
      await record([{ op: 'create', ...at, change: { set: { name: '搅拌车' } } }]);
      for (const size of photoSizes) {
        const bytes = new Blob([new Uint8Array(photoBytes(size))], { type: 'image/jpeg' });
        const note = { sha256: await hashBlob(bytes), size: bytes.size, mime: bytes.type, role: 'photo' as const, name: null, origin: 'live' as const, takenAt: '2026-03-02T01:00:00.000Z' };
        await record([{ op: 'attach', ...at, change: { files: [note] } }], [{ note, bytes }]);
      }
    },
    /** The emergency export, by the app's own code. */
    async export(): Promise<Buffer> {
      const key = await bundleKeyOf((await stores.activeWriter())?.bundleKey ?? '', { court, root });
      if (!key) throw new Error('the tablet knows no key to seal to');
      const about = { court, courtName: '某某区人民法院', officer: officer.officerId, officerName: '张某', device, letter, app: '0.1.0', madeAt: '2026-03-02T02:00:00.000Z' };
      const chunks: Uint8Array[] = [];
      for await (const chunk of (await sealedBundle(stores.bundle, about, key)).chunks()) chunks.push(chunk.slice());
      return Buffer.concat(chunks);
    },
  };
}

export type StoredTablet = Awaited<ReturnType<typeof storedTablet>>;
