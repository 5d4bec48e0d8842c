import type { DeviceClock } from '@/platform/clock';
import type { SendingStores, WriterCard } from '@/storage';
import { createDriver, type Driver } from '@/sync/driver';
import type { Sent, SessionKeeper, Transport } from '@/sync/ports';
import type { SyncState } from '@/sync/state';
import { createDoubtWatch } from './doubtWatch';
import { heartbeatOf } from './heartbeatOf';
import { createHoldings, type Held, type Holdings } from './holdings';
import { createReceiptVerifier } from './receiptVerifier';

/** What the court said of a writer of this tablet; its certificates are kept. */
export interface Enrolled {
  readonly receiptKeys: readonly string[];
  readonly serverTime: string;
}

export interface WriterSyncParts {
  readonly stores: SendingStores;
  readonly clock: DeviceClock;
  readonly transport: Transport;
  readonly session: SessionKeeper;
  readonly app: string;
  /** Makes a writer of this tablet known to the court, or asks for its certificates of today. */
  enrol(card: WriterCard): Promise<Sent<Enrolled>>;
}

/** The sending of one writer's journal and files. `former`: another is in use, this one is only sent for (W1). */
export interface WriterSync {
  readonly card: WriterCard;
  readonly driver: Driver;
  readonly holdings: Holdings;
  stop(): void;
}

export function createWriterSync(
  { stores, clock, transport, session, app, enrol }: WriterSyncParts,
  card: WriterCard,
  former: boolean,
  on: { readonly held: (held: Held) => void; readonly state: (state: SyncState) => void },
): WriterSync {
  const { writer, court, root, receiptKeys } = card;
  const holdings = createHoldings(stores, writer, clock.monoMs, on.held);
  const doubts = createDoubtWatch(stores, writer);
  const moreCertificates = async (): Promise<readonly string[]> => {
    const told = await enrol(card);
    return told.ok ? told.value.receiptKeys : [];
  };
  const driver = createDriver(
    {
      journal: stores.journalOf(writer),
      files: stores.filesOf(writer),
      pulls: stores.pull,
      transport,
      receipts: createReceiptVerifier({ court, root, certificates: receiptKeys, moreCertificates }),
      reporter: {
        async report(lastError, clockOffsetMs) {
          const [held, drafts, clockDoubts] = await Promise.all([holdings.look(), stores.drafts.count(), doubts()]);
          return heartbeatOf(held, { writer, app, wall: clock.wallIso(), clockOffsetMs, drafts, clockDoubts: [...clockDoubts] }, lastError);
        },
      },
      session,
      enrolment: {
        due: card.certificate === null,
        async ask() {
          // Another officer may have signed in on this tablet: the writer must not become theirs.
          const whose = await session.renew();
          if (whose !== 'renewed') return { ok: false, problem: whose === 'ended' ? 'signedOut' : 'unknown', retryAfterMs: null };
          const told = await enrol(card);
          return told.ok ? { ok: true, value: told.value.serverTime } : told;
        },
      },
      former,
      clock,
      chance: () => Math.random(),
    },
    on.state,
  );
  return {
    card,
    driver,
    holdings,
    stop() {
      driver.stop();
      holdings.stop();
    },
  };
}
