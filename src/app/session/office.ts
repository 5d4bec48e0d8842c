import { shallowRef, type ShallowRef } from 'vue';
import { LEASE_HOURS, leaseIsOver, notedWord, type LastWord } from '@/domain/lease';
import type { DeviceClock } from '@/platform/clock';
import { dropCopyFiles } from '@/platform/copyFiles';
import { askToPersist } from '@/platform/storageRoom';
import type { SignIn, SignInResult } from '@/ports/signIn';
import type { Me, Workspace } from '@/ports/workspace';
import type { Unlock } from '@/ports/unlock';
import { holdStore, replaceVaultInStore, wipeOfficer, type DeviceRegistry, type HeldStore } from '@/storage';
import { changePassphrase, destroyed, type Vault, type VaultHeader, type VaultTools } from '@/vault/vault';
import type { CourtOrders } from '../sync/courtOrders';
import { createVaultDoor } from '../vault/createVaultDoor';
import { sendLocked } from '../vault/sendLocked';
import type { SessionReply } from '@/wire/session';
import { SSO_PATH } from '@/wire/singleSignOn';
import type { Reached } from '../sync/httpRequest';
import { askWays, endSession, meOf, openSession, readSession, signInFailure } from './gatewaySession';
import type { AsideFor } from '../stepsAside';
import type { AtWork, openOfficer, OpenedOfficer } from './openOfficer';

const LEASE_EVERY_MS = 60_000;

export interface OfficeParts {
  readonly registry: DeviceRegistry;
  readonly clock: DeviceClock;
  readonly app: string;
  readonly openOfficer: typeof openOfficer;
  readonly vaultTools: VaultTools;
  onOpened(work: AtWork): void;
  /** Takes every screen away, so that each writes down what is being typed. */
  stepAside(why: AsideFor): Promise<void>;
  /** Leaves the page and starts the app anew: nothing of one officer stays in memory for the next. */
  startAnew(path: string): void;
}

export interface Office {
  /** Who is at work on this tablet. */
  readonly work: ShallowRef<AtWork | null>;
  readonly door: SignIn;
  /** The closed vault of the officer who is signed in here; null: none, or it is open. */
  readonly vaultDoor: ShallowRef<Unlock | null>;
  /** Goes to the vault of the officer who was last at work, without asking the court. False: somebody has to sign in. */
  resume(): Promise<boolean>;
  /** Where the lease is over, the field actions that go on: nothing else opens (G4). Null: it is not. */
  readonly goingOn: ShallowRef<readonly string[] | null>;
  /** Another passphrase for the vault of who is at work. */
  changePassphrase(from: string, to: string): Promise<'ok' | 'wrong' | 'storage'>;
  /** Takes the screens away, closes all and starts anew: no key outlives the page. */
  lock(): Promise<void>;
  /** Another tab signed somebody in or out: this one starts anew when it worked for another. */
  officerChanged(): Promise<void>;
  /** Tells the court of a sign-out that it did not hear of. */
  settleSignOut(): Promise<unknown>;
}

/** Who works on this tablet: in, on and out. */
export function createOffice({ registry, clock, app, openOfficer, vaultTools, onOpened, stepAside, startAnew }: OfficeParts): Office {
  const work = shallowRef<AtWork | null>(null);
  const vaultDoor = shallowRef<Unlock | null>(null);
  const goingOn = shallowRef<readonly string[] | null>(null);
  let endSending = async (): Promise<void> => undefined;
  /** The store of the officer whose vault waits; null: none waits, or it is open. */
  let held: Promise<HeldStore> | null = null;
  const holdFor = ({ officer }: Me): Promise<HeldStore> => (held ??= holdStore(officer));
  async function letGo(): Promise<void> {
    await endSending();
    endSending = async () => undefined;
    const last = held;
    held = null;
    (await last?.catch(() => null))?.close();
  }

  let word: LastWord | null = wordOf(registry, clock);
  const isExpired = (): boolean => leaseIsOver(word, { monoMs: clock.monoMs() }, registry.rules()?.leaseHours ?? LEASE_HOURS);
  const ordersFor = ({ officer }: Me): CourtOrders => ({
    contact(contact) {
      word = { agoMs: 0, at: { monoMs: clock.monoMs() } };
      registry.setLastContact(contact);
    },
    rules: registry.setRules,
    seals: (ranges) => registry.seals.write({ ...registry.seals.read(), ranges }),
    wipe() {
      registry.setWiping(officer, 'ordered');
      void lock();
    },
  });

  async function open(me: Me, vault: Vault): Promise<OpenedOfficer | { readonly ok: false; readonly problem: 'expired' }> {
    const taken = await held?.catch(() => null);
    held = null;
    const opened = await openOfficer({ me, vault, held: taken ?? null, registry, clock, app, signOut, orders: ordersFor(me), stepAside: () => stepAside('newerVersion') });
    if (opened.ok) {
      const goesOn = isExpired() ? await opened.work.openActions() : null;
      if (goesOn?.length === 0) {
        await opened.work.stop();
        return { ok: false, problem: 'expired' };
      }
      goingOn.value = goesOn;
      watchLease();
      work.value = opened.work;
      vaultDoor.value = null;
      registry.remember(me);
      onOpened(opened.work);
    }
    return opened;
  }

  /** What goes on is never closed; all else is, until the court is reached (G4). */
  function watchLease(): void {
    clock.after(LEASE_EVERY_MS, () => void lookAtLease().finally(watchLease));
  }
  async function lookAtLease(): Promise<void> {
    goingOn.value = work.value && isExpired() ? await work.value.openActions() : null;
    if (goingOn.value?.length === 0) await lock();
  }

  async function lock(): Promise<void> {
    const locked = work.value;
    if (!locked) return;
    await stepAside('end');
    await locked.stop();
    startAnew(location.pathname + location.search);
  }

  async function wipe({ officer }: Me): Promise<void> {
    // The keys first, wherever they are noted: without them the rest is nothing.
    const header = registry.vault<VaultHeader>(officer);
    if (header) await replaceVaultInStore(officer, { ...destroyed(header), forCourt: null }).catch(() => undefined);
    registry.forgetOfficer(officer);
    registry.setWiping(officer, 'done');
    await letGo();
    await wipeOfficer(officer, dropCopyFiles);
    startAnew('/unlock');
  }

  /** Whose vault is waiting. */
  let waiting: Me | null = null;

  /** Leads to the officer's vault: only what they know opens it. */
  async function goToVault(me: Me): Promise<void> {
    await letGo();
    waiting = me;
    registry.setLastOfficer(me.officer);
    // One that was broken off is done again.
    if (registry.wiping(me.officer) === 'done') await wipeOfficer(me.officer, dropCopyFiles).catch(() => undefined);
    const header = registry.vault<VaultHeader>(me.officer) ?? (await holdFor(me).catch(() => null))?.vault<VaultHeader>() ?? null;
    vaultDoor.value = createVaultDoor({
      me,
      header,
      registry,
      clock,
      tools: vaultTools,
      store: () => holdFor(me),
      open,
      isExpired,
      sendLocked: (show) => (endSending = sendLocked({ me, store: holdFor(me), registry, clock, app, orders: ordersFor(me), wipe: () => void wipe(me).catch(() => undefined) }, show)),
      leave: leaveVault,
    });
  }

  function leaveVault(): void {
    registry.setLastOfficer(null);
    startAnew('/sign-in');
  }

  /** Refuses while something is unsent and the officer has not seen it. Deletes nothing, signed in or out. */
  const signOut: Workspace['signOut'] = async (anyway = false) => {
    const unsent = (await work.value?.unsent()) ?? 0;
    if (unsent > 0 && !anyway) return { ok: false, unsent };
    await work.value?.stop();
    registry.setLastOfficer(null);
    registry.setSignOutOwed(true);
    const leaveTo = await settleSignOut();
    startAnew(leaveTo ?? '/sign-in');
    return { ok: true, unsent };
  };

  /** Where the page goes to be signed out elsewhere too; null: nowhere. */
  let settling: Promise<string | null> | null = null;
  const settleSignOut = (): Promise<string | null> => (settling ??= settle().finally(() => (settling = null)));
  async function settle(): Promise<string | null> {
    const ended = registry.signOutOwed() ? await endSession() : null;
    if (ended) registry.setSignOutOwed(false);
    return ended?.leaveTo ?? null;
  }

  async function enter(session: () => Promise<Reached<SessionReply>>): Promise<SignInResult> {
    // First, while the cookies are still those of the session that is to end.
    await settleSignOut();
    const reply = await session();
    if (!reply.ok) return signInFailure(reply);
    // The cookies are another session's from here on: what is still owed must not end that one.
    registry.setSignOutOwed(false);
    const me = meOf(reply.value);
    void askToPersist();
    if (work.value?.me.officer === me.officer) {
      work.value.signedIn();
      return { ok: true };
    }
    if (work.value) {
      // Another officer takes the tablet over; what the first one has stays in their own database. Nothing more of it is asked for
      // or sent: the session is another's now.
      await work.value.stop();
      registry.meet(me);
      registry.setLastOfficer(me.officer);
      startAnew('/');
      return { ok: true };
    }
    // Whoever signs in after a wipe begins anew.
    if (registry.wiping(me.officer) === 'done') registry.setWiping(me.officer, null);
    registry.meet(me);
    word = { agoMs: 0, at: { monoMs: clock.monoMs() } };
    await goToVault(me);
    return { ok: true };
  }

  return {
    work,
    vaultDoor,
    goingOn,
    door: {
      get lastAccount() {
        return work.value?.me.account ?? registry.officers().at(-1)?.account ?? null;
      },
      get resuming() {
        return work.value?.me.name ?? null;
      },
      signIn: (account, password) => enter(() => openSession(account, password)),
      singleSignOn: {
        async offered() {
          const ways = await askWays();
          return ways.ok && ways.value.singleSignOn;
        },
        async leave(next) {
          await settleSignOut();
          // With a sign-out still owed, who comes back could be whoever was signed in before.
          if (registry.signOutOwed()) return 'offline';
          startAnew(`${SSO_PATH}?${new URLSearchParams({ next }).toString()}`);
          return null;
        },
        arrive: () => enter(readSession),
      },
    },
    async resume() {
      const last = registry.lastOfficer();
      if (last) await goToVault(last);
      return last !== null;
    },
    async changePassphrase(from, to) {
      const officer = work.value?.me.officer;
      const header = officer === undefined ? null : registry.vault<VaultHeader>(officer);
      const changed = header && (await changePassphrase(vaultTools, header, from, to));
      if (officer === undefined || !changed) return 'wrong';
      if (!registry.setVault(officer, changed)) return 'storage';
      await replaceVaultInStore(officer, changed).catch(() => undefined);
      return 'ok';
    },
    lock,
    async officerChanged() {
      const mine = work.value?.me ?? waiting;
      const now = registry.lastOfficer();
      if (!mine || now?.officer === mine.officer) return;
      await stepAside('end');
      await work.value?.stop();
      startAnew(now ? '/' : '/sign-in');
    },
    settleSignOut,
  };
}

/** The court's last word as it is noted; a contact of before there was a lease counts, too. */
function wordOf(registry: DeviceRegistry, clock: DeviceClock): LastWord | null {
  const contact = registry.lastContact();
  return contact && notedWord(Date.parse(contact.wall), { wallMs: Date.parse(clock.wallIso()), monoMs: clock.monoMs() });
}
