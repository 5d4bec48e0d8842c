import { heartbeatOf } from '@/app/sync/heartbeatOf';
import { createReceiptVerifier } from '@/app/sync/receiptVerifier';
import type { Stores } from '@/storage';
import { createDriver, type Driver } from '@/sync/driver';
import type { Clock, Transport } from '@/sync/ports';
import { initialState, type SyncState } from '@/sync/state';
import type { Writer } from './court';
import type { TabletParts } from './tablet';

/** One writer on a tablet as it is sent for: the real engine over the real stores, its ports counted. */
export class Hand {
  state: SyncState = initialState;
  readonly driver: Driver;

  constructor(
    readonly writer: Writer,
    readonly isFormer: boolean,
    parts: TabletParts,
    stores: Stores,
    given: { readonly clock: Clock; readonly transport: Transport; readonly sender: object; readonly name: string; readonly onState: (state: SyncState) => void },
  ) {
    const { court, officer, network, work, chance } = parts;
    const { clock } = given;
    const { id } = writer;
    const files = stores.filesOf(id);
    const holds = async () => {
      const { receiptedTo } = await stores.journalOf(id).chain();
      return { entries: await stores.unsentEntriesOf(id, receiptedTo), files: await files.unsent(), receiptedEntries: receiptedTo, allFiles: 0, photos: { count: 0, bytes: 0 }, room: { usageBytes: null, quotaBytes: null, persisted: null } };
    };
    this.driver = createDriver(
      {
        journal: work.counted(stores.journalOf(id)),
        files: work.counted(files),
        pulls: work.counted(stores.pull),
        transport: given.transport,
        receipts: work.counted(createReceiptVerifier({ court: court.id, root: court.trust.root, certificates: court.trust.receiptKeys, moreCertificates: () => Promise.resolve([]) })),
        reporter: work.counted({ report: async (lastError) => heartbeatOf(await holds(), { writer: id, app: 'fuzz', wall: clock.wallIso() }, lastError) }),
        session: { renew: () => network.send(given.sender, `${given.name} renewal`, () => Promise.resolve({ ok: true as const, value: null })).then((sent) => (sent.ok ? 'renewed' : 'unknown')) },
        enrolment: {
          get due() {
            return !writer.isEnrolled;
          },
          async ask() {
            const sent = await network.send(given.sender, `${given.name} enrolment`, () => court.enrol(officer, writer));
            if (sent.ok) writer.isEnrolled = true;
            return sent;
          },
        },
        former: isFormer,
        clock,
        chance: () => chance.next(),
      },
      (state) => {
        this.state = state;
        given.onState(state);
      },
    );
  }

  /** Whether it says that there is nothing left to send. */
  get isEmpty(): boolean {
    const { outbox, push } = this.state;
    return outbox.chain !== null && !outbox.stale && outbox.chain.receiptedTo === (outbox.chain.head?.seq ?? 0) && outbox.files.length === 0 && push.problem === null && this.writer.isEnrolled;
  }

  unrest(): string {
    const { outbox, push, pull, link, session, files, forked, enrol } = this.state;
    return JSON.stringify({ chain: outbox.chain, files: outbox.files.length, fileProblems: [...files.values()].map(({ problem }) => problem), push: push.problem, pull: pull.problem, pages: pull.pages, link: link.is, session: session.is, forked, enrol: enrol.problem });
  }
}
