import { FAR_OVER_RATIO } from '@/domain/inventory/inventoryTotals';
import { openCamera } from '@/platform/camera';
import { openCodeReader } from '@/platform/codeReader';
import type { DeviceClock } from '@/platform/clock';
import { meteredLine } from '@/platform/meteredLine';
import type { SignInProblem } from '@/ports/signIn';
import type { Me, Workspace } from '@/ports/workspace';
import type { Recovery } from '@/ports/recovery';
import { onStoredElsewhere, SEALS, type DeviceRegistry, type HeldStore, type Stores, type WriterRow } from '@/storage';
import type { Vault } from '@/vault/vault';
import { bundleKeyOf } from '../bundle/bundleKey';
import { openBundleDesk } from '../bundle/openBundleDesk';
import { heedOrders, type CourtOrders } from '../sync/courtOrders';
import { createHttpTransport } from '../sync/httpTransport';
import { openSync } from '../sync/openSync';
import { createPhotoLine } from '../sync/photoLine';
import { openWorkspace } from '../workspace/openWorkspace';
import { createSealDesk } from '../workspace/sealDesk';
import { ask } from './ask';
import { enrolCard, enrolWriter } from './enrolWriter';
import { signInFailure } from './gatewaySession';
import { keeperOf } from './keeperOf';
import { keepStoreWhole } from './keepStoreWhole';
import { newWriter } from './newWriter';
import { showMending } from '../showMending';
import { openRecovery } from './openRecovery';
import { soundStores } from './soundStores';

export interface AtWork {
  readonly me: Me;
  readonly workspace: Workspace;
  /** What they have to be told before any screen. */
  readonly recovery: Recovery;
  /** The officer has signed in again: sending goes on. */
  signedIn(): void;
  /** How much the court has not signed for, with what is just being recorded. */
  unsent(): Promise<number>;
  /** Field actions that were begun here and go on. */
  openActions(): Promise<readonly string[]>;
  /** Ends sending at once, and closes the store when what the screens were just recording and writing down is on the disk. */
  stop(): Promise<void>;
}

export interface OpenOfficerParts {
  readonly me: Me;
  readonly vault: Vault;
  /** The officer's store as it was held while the vault was closed; it is taken, or let go of. */
  readonly held: HeldStore | null;
  readonly registry: DeviceRegistry;
  readonly clock: DeviceClock;
  readonly app: string;
  readonly signOut: Workspace['signOut'];
  readonly orders: CourtOrders;
  stepAside(): Promise<void>;
}

export type OpenedOfficer = { readonly ok: true; readonly work: AtWork } | { readonly ok: false; readonly problem: SignInProblem };

/**
 * Opens all that one officer has on this tablet and starts sending. Needs the court only the first time, when the tablet is
 * enrolled for this officer; afterwards it opens anywhere.
 */
export async function openOfficer({ me, vault, held, registry, clock, app, signOut, orders, stepAside }: OpenOfficerParts): Promise<OpenedOfficer> {
  let makeWay = stepAside;
  const sound = await soundStores({ me, keys: vault, held, registry, clock, onReplaced: () => makeWay(), onMending: showMending });
  if (!sound.ok) return sound;
  const { stores } = sound;
  const writer = await writerOf(stores, registry, me, app, clock.wallIso());
  if (!writer.ok) {
    stores.close();
    return writer;
  }
  const [recovery] = await Promise.all([openRecovery(stores), keepVault(vault, stores, registry, writer.row)]);
  const seals = createSealDesk(registry.seals);
  const endSeals = onStoredElsewhere(SEALS, seals.renew);
  const sync = openSync({
    stores,
    writer: writer.row,
    clock,
    app,
    transport: heedOrders(createHttpTransport(), { ...orders, seals: seals.take }),
    session: keeperOf(me),
    line: createPhotoLine(registry, meteredLine),
    lastContact: registry.lastContact(),
    onContact: orders.contact,
    enrol: (card) => enrolCard(stores, card, app),
    replaceWriter: () => newWriter(stores, registry, me, 'fork', clock.wallIso()),
    onWriter: (row) => useWriter(row),
  });
  const bundles = openBundleDesk({ me, stores, writer: writer.row, clock, queue: sync.queue, app, askForCertificates: (card) => enrolCard(stores, card, app) });
  const { workspace, useWriter, writtenDown, stop: stopWorkspace } = openWorkspace({ me, stores, writer: writer.row, clock, labels: registry.labels, seals, farOverRatio: () => (registry.rules()?.farOverPercent ?? 100 * FAR_OVER_RATIO) / 100, queue: sync.queue, bundles: bundles.desk, camera: { open: openCamera }, codes: { open: openCodeReader }, app, ask, signOut });
  const endKeeping = keepStoreWhole(stores, registry, clock);
  async function end(): Promise<void> {
    endKeeping();
    endSeals();
    sync.stop();
    bundles.stop();
    await writtenDown();
    stopWorkspace();
    stores.close();
  }
  let ended: Promise<void> | null = null;
  const stop = (): Promise<void> => (ended ??= end());
  makeWay = async () => {
    await stepAside();
    await stop();
  };
  return {
    ok: true,
    work: {
      me,
      workspace,
      recovery,
      signedIn: sync.signedIn,
      async unsent() {
        await writtenDown();
        return sync.unsent();
      },
      openActions: stores.openActionsHere,
      stop,
    },
  };
}

/** Notes the closed vault in the store, too, and has it open for the court once its key is known; what fails is done at the next start. */
async function keepVault(vault: Vault, stores: Stores, registry: DeviceRegistry, { court, root, bundleKey }: WriterRow): Promise<void> {
  const key = bundleKey === undefined ? null : await bundleKeyOf(bundleKey, { court, root });
  if (key) {
    const header = await vault.tellCourt({ kid: key.kid, x: key.jwk.x, y: key.jwk.y });
    registry.setVault(stores.officer, header);
    await stores.mendKeys(vault.alsoForCourt).catch(() => undefined);
  }
  await stores.noteVault(vault.header).catch(() => undefined);
}

async function writerOf(stores: Stores, registry: DeviceRegistry, me: Me, app: string, at: string): Promise<{ readonly ok: true; readonly row: WriterRow } | { readonly ok: false; readonly problem: SignInProblem }> {
  const known = await stores.activeWriter();
  if (known) return { ok: true, row: known };
  // None here can sign any more: the store was lost, or the key lay readable; work goes on at once (W1).
  const made = await newWriter(stores, registry, me, (await stores.hadReadableKey()) ? 'keyUnsealed' : 'storeLost', at);
  if (made) return { ok: true, row: made };
  const enrolled = await enrolWriter(stores, registry, me, app, at);
  if (enrolled.ok) return { ok: true, row: enrolled.value };
  const { problem } = signInFailure(enrolled);
  return { ok: false, problem: enrolled.code !== null && problem === 'server' ? 'enrol' : problem };
}
