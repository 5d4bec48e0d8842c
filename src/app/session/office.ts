import { shallowRef, type ShallowRef } from 'vue';
import type { DeviceClock } from '@/platform/clock';
import { askToPersist } from '@/platform/storageRoom';
import type { SignIn, SignInResult } from '@/ports/signIn';
import type { Me, Workspace } from '@/ports/workspace';
import type { DeviceRegistry } from '@/storage';
import type { SessionReply } from '@/wire/session';
import { SSO_PATH } from '@/wire/singleSignOn';
import type { Reached } from '../sync/httpRequest';
import { askWays, endSession, meOf, openSession, readSession, signInFailure } from './gatewaySession';
import type { AtWork, openOfficer, OpenedOfficer } from './openOfficer';

export interface OfficeParts {
  readonly registry: DeviceRegistry;
  readonly clock: DeviceClock;
  readonly app: string;
  readonly openOfficer: typeof openOfficer;
  onOpened(work: AtWork): void;
  /** A newer version wants the stores: takes every screen away, so that each writes down what is being typed (T2). */
  stepAside(): Promise<void>;
  /** Leaves the page and starts the app anew: nothing of one officer stays in memory for the next. */
  startAnew(path: string): void;
}

export interface Office {
  /** Who is at work on this tablet. */
  readonly work: ShallowRef<AtWork | null>;
  readonly door: SignIn;
  /** Opens the tablet for the officer who was last at work, without asking the court. False: somebody has to sign in. */
  resume(): Promise<boolean>;
  /** Another tab signed somebody in or out: this one starts anew when it worked for another. */
  officerChanged(): void;
  /** Tells the court of a sign-out that it did not hear of. */
  settleSignOut(): Promise<unknown>;
}

/** Who works on this tablet: in, on and out. */
export function createOffice({ registry, clock, app, openOfficer, onOpened, stepAside, startAnew }: OfficeParts): Office {
  const work = shallowRef<AtWork | null>(null);

  async function open(me: Me): Promise<OpenedOfficer> {
    const opened = await openOfficer({ me, registry, clock, app, signOut, stepAside });
    if (opened.ok) {
      work.value = opened.work;
      registry.remember(me);
      registry.setLastOfficer(me.officer);
      onOpened(opened.work);
    }
    return opened;
  }

  /** Refuses while something is unsent and the officer has not seen it. Deletes nothing, signed in or out. */
  const signOut: Workspace['signOut'] = async (anyway = false) => {
    const unsent = (await work.value?.unsent()) ?? 0;
    if (unsent > 0 && !anyway) return { ok: false, unsent };
    work.value?.stop();
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
      work.value.stop();
      registry.remember(me);
      registry.setLastOfficer(me.officer);
      startAnew('/');
      return { ok: true };
    }
    const opened = await open(me);
    return opened.ok ? { ok: true } : { ok: false, problem: opened.problem, waitS: null };
  }

  return {
    work,
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
      return last !== null && (await open(last)).ok;
    },
    officerChanged() {
      const mine = work.value;
      const now = registry.lastOfficer();
      if (!mine || now?.officer === mine.me.officer) return;
      mine.stop();
      startAnew(now ? '/' : '/sign-in');
    },
    settleSignOut,
  };
}
