import { gravest } from '@/domain/time/clockDoubt';
import type { DeviceClock } from '@/platform/clock';
import { hashBlob } from '@/platform/hashBlob';
import { hashForSaving, takeHashed } from '@/platform/hashForSaving';
import { newId, newSalt } from '@/platform/ids';
import { tabletPositioning } from '@/platform/positioning';
import { storageRoom } from '@/platform/storageRoom';
import type { BundleDesk } from '@/ports/bundles';
import type { Camera } from '@/ports/camera';
import type { Codes } from '@/ports/codes';
import type { Queue } from '@/ports/queue';
import type { Me, Workspace } from '@/ports/workspace';
import type { Stores, WriterRow } from '@/storage';
import { createAppendQueue } from '@/sync/appendQueue';
import { sealToCourt } from '@/vault/courtWrap';
import { headerSigner, webSuite } from '@/vault/webSuite';
import { bundleKeyOf } from '../bundle/bundleKey';
import { courtFile } from './courtFile';
import { createLabels, type LabelCounter } from './labels';
import { createLiveCases } from './liveCases';
import { createLiveLists } from './liveLists';
import { createPictures } from './pictures';
import { createRoomKeeper } from './roomKeeper';
import type { createSealDesk } from './sealDesk';
import { keepServerTime } from './serverTime';
import { createUnderWay } from './underWay';

export interface WorkspaceParts {
  readonly me: Me;
  readonly stores: Stores;
  readonly writer: WriterRow;
  readonly clock: DeviceClock;
  readonly labels: LabelCounter;
  readonly seals: Pick<ReturnType<typeof createSealDesk>, 'desk' | 'note'>;
  readonly farOverRatio: Workspace['farOverRatio'];
  readonly queue: Queue;
  readonly bundles: BundleDesk;
  readonly camera: Camera;
  readonly codes: Codes;
  /** Version of the app, as it stands in every entry. */
  readonly app: string;
  readonly ask: Workspace['ask'];
  readonly signOut: Workspace['signOut'];
}

/** Bytes whose save did not end are kept this long: another tab may still be at it. */
const ORPHAN_AFTER_MS = 24 * 3_600_000;

/** Puts together all that screens need of the tablet for one officer. `ready`: both lists came from storage. */
export function openWorkspace({ me, stores, writer, clock, labels, seals, farOverRatio, queue, bundles, camera, codes, app, ask, signOut }: WorkspaceParts) {
  const liveCases = createLiveCases(stores);
  const lists = createLiveLists(stores);
  // Asked only while the court answers: a line that is down is no reason to wait.
  const fromCourt = async (sha256: string): Promise<Blob | null> => {
    const seat = queue.link.state === 'reached' ? liveCases.seatOf(sha256) : null;
    return seat && courtFile(seat, pen.row.writer);
  };
  const pictures = createPictures(stores, { fromCourt });
  const penOf = (row: WriterRow) => {
    // Imported once; from then on the key cannot be read out of it again.
    const signer = headerSigner(webSuite, new Uint8Array(row.privateKey));
    return {
    row,
    appends: createAppendQueue(
      stores.appendsOf(row.writer),
      { id: row.writer, court: row.court, officer: me.officer, sign: async (header: string) => (await signer)(header) },
      { newId, newSalt, moment: clock.moment, hash: hashBlob, atHand: takeHashed, app },
    ),
    takeLabels: createLabels(row.letter, labels),
    };
  };
  let pen = penOf(writer);
  const keeper = createRoomKeeper({ stores, room: storageRoom, after: clock.after });
  const serverTime = keepServerTime(stores, clock);
  const underWay = createUnderWay();
  const endSweep = clock.after(60_000, () => void stores.sweep(new Date(Date.parse(clock.wallIso()) - ORPHAN_AFTER_MS).toISOString()).catch(() => undefined));

  const recordAndNote: Workspace['record'] = async (acts, files) => {
    const recorded = await keeper.whileRoom(() => pen.appends.append(acts, files));
    if (recorded.ok) seals.note(acts);
    return recorded;
  };

  const workspace: Workspace = {
    me,
    device: {
      id: writer.device,
      get letter() {
        return pen.row.letter;
      },
      get writer() {
        return pen.row.writer;
      },
    },
    newId,
    takeLabels: (...asked) => underWay.note(pen.takeLabels(...asked)),
    now: clock.wallIso,
    record: (acts, files) => underWay.note(recordAndNote(acts, files)),
    seals: seals.desk,
    farOverRatio,
    async describe(bytes, about) {
      return { ...about, sha256: await hashForSaving(bytes), size: bytes.size, mime: bytes.type || 'application/octet-stream' };
    },
    caseList: lists.caseList,
    actionList: lists.actionList,
    openCase: liveCases.openCase,
    clockDoubts: async (caseId, action) => gravest(await stores.doubtsOfAction(caseId, action)),
    captureOf: (file) => stores.captureOf(file),
    file: async (sha256) => (await stores.bytes(sha256)) ?? fromCourt(sha256),
    thumbnail: pictures.thumbnail,
    async sealForCourt(binding, text) {
      const { court, root, bundleKey } = pen.row;
      const key = bundleKey === undefined ? null : await bundleKeyOf(bundleKey, { court, root });
      return key && JSON.stringify(await sealToCourt(webSuite, { kid: key.kid, x: key.jwk.x, y: key.jwk.y }, binding, new TextEncoder().encode(text)));
    },
    drafts: stores.drafts,
    queue,
    bundles,
    room: keeper.room,
    positioning: tabletPositioning,
    camera,
    codes,
    ask,
    signOut,
  };

  return {
    workspace,
    ready: Promise.all([lists.ready, serverTime]),
    /** Another writer is in use: the one before never appends again (W1). */
    useWriter(row: WriterRow): void {
      pen = penOf(row);
    },
    /** What the screens were just recording and writing down is on the disk, or failed there. */
    async writtenDown(): Promise<void> {
      await underWay.ended(stores.drafts.count);
      await stores.drafts.count().catch(() => undefined);
    },
    stop() {
      endSweep();
      keeper.stop();
      serverTime.then((end) => end()).catch(() => undefined);
      liveCases.stop();
      lists.stop();
    },
  };
}
