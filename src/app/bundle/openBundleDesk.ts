import { watch } from 'vue';
import type { DeviceClock } from '@/platform/clock';
import { hashBlob } from '@/platform/hashBlob';
import { inOneTab } from '@/platform/tabLock';
import { removeWrittenFiles, saveAs, writeFile } from '@/platform/writtenFile';
import type { BundleDesk } from '@/ports/bundles';
import type { Queue } from '@/ports/queue';
import type { Me } from '@/ports/workspace';
import type { Stores, WriterCard, WriterRow } from '@/storage';
import { bundleKeyOf, type BundleKey } from './bundleKey';
import { labelOf } from './bundleLabel';
import { createCarrier } from './carrier';
import { amountOf, exportBundle } from './exportBundle';
import { totalsOf } from './sealedBundle';

export interface BundleDeskParts {
  readonly me: Me;
  readonly stores: Stores;
  readonly writer: WriterRow;
  readonly clock: DeviceClock;
  readonly queue: Queue;
  readonly app: string;
  /** Asks the court for its certificates of today; afterwards they are in the store. */
  askForCertificates(card: WriterCard): Promise<unknown>;
}

/** Emergency exports of this officer, and those of other tablets on their way to the court. */
export function openBundleDesk({ me, stores, writer, clock, queue, app, askForCertificates }: BundleDeskParts): { readonly desk: BundleDesk; stop(): void } {
  const carrier = createCarrier({
    store: stores.carriedOf(hashBlob),
    court: writer.court,
    send: async (bundle, ...how) => (await import('./sendBundle')).sendBundle(bundle, (await inUse()).writer, ...how),
    now: clock.wallIso,
    monoMs: clock.monoMs,
  });
  void carrier.load().catch(() => undefined);
  const endTurn = inOneTab(`fieldwrit-carry-${me.officer}`, () => {
    // An export was saved elsewhere long before the app is opened again; one that another tab makes is that tab's.
    void removeWrittenFiles().catch(() => undefined);
    return watch(
      () => (queue.link.state === 'reached' ? `${queue.link.lastContactAt} ${carrier.carried.length}` : null),
      (reached) => {
        if (reached !== null) void carrier.load().then(() => carrier.sendWaiting()).catch(() => undefined);
      },
      { immediate: true },
    );
  });
  // A tablet that was enrolled before there were bundles learns the key at its first contact.
  const endKey = watch(
    () => queue.link.state === 'reached',
    (isReached) => {
      if (isReached) void learnKey().catch(() => undefined);
    },
    { immediate: true },
  );

  /** Another writer may have taken the place of the one that the tablet was opened with (W1). */
  async function inUse(): Promise<WriterRow> {
    return (await stores.activeWriter()) ?? writer;
  }
  async function learnKey(): Promise<void> {
    if ((await storedKey()) === null) await askForCertificates(await inUse());
  }
  async function storedKey(): Promise<BundleKey | null> {
    const { bundleKey } = await inUse();
    return bundleKey === undefined ? null : bundleKeyOf(bundleKey, writer);
  }

  return {
    desk: {
      amount: async () => amountOf(totalsOf(await stores.bundle.contents())),
      head: async () => (await stores.journalOf((await inUse()).writer).chain()).head,
      async export(onShare) {
        const { letter } = await inUse();
        const about = { court: writer.court, courtName: me.courtName, officer: me.officer, officerName: me.name, device: writer.device, letter, app, madeAt: clock.wallIso() };
        return exportBundle({ source: stores.bundle, about, key: await storedKey(), writeFile, saveAs }, onShare);
      },
      peek: (file) => labelOf(file, writer.court),
      carry: carrier.carry,
      carried: carrier.carried,
      delivered: carrier.delivered,
      discard: carrier.discard,
    },
    stop() {
      endTurn();
      endKey();
      carrier.stop();
    },
  };
}
