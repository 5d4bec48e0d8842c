import { shallowRef, type ShallowRef } from 'vue';
import type { DeviceClock } from '@/platform/clock';
import { askToPersist } from '@/platform/storageRoom';
import type { SignIn } from '@/ports/signIn';
import type { Me, Workspace } from '@/ports/workspace';
import type { DeviceRegistry } from '@/storage';
import { endSession, meOf, openSession, signInFailure } from './gatewaySession';
import { openOfficer, type AtWork, type OpenedOfficer } from './openOfficer';

export interface OfficeParts {
  readonly registry: DeviceRegistry;
  readonly clock: DeviceClock;
  readonly app: string;
  onOpened(work: AtWork): void;
  /** Leaves the page and starts the app anew: nothing of one officer stays in memory for the next. */
  startAnew(path: string): void;
}

export interface Office {
  /** Who is at work on this tablet. */
  readonly work: ShallowRef<AtWork | null>;
  readonly door: SignIn;
  /** Opens the tablet for the officer who was last at work, without asking the court. False: somebody has to sign in. */
  resume(): Promise<boolean>;
}

/** Who works on this tablet: in, on and out. */
export function createOffice({ registry, clock, app, onOpened, startAnew }: OfficeParts): Office {
  const work = shallowRef<AtWork | null>(null);

  async function open(me: Me): Promise<OpenedOfficer> {
    const opened = await openOfficer({ me, registry, clock, app, signOut });
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
    await endSession();
    startAnew('/sign-in');
    return { ok: true, unsent };
  };

  const signIn: SignIn['signIn'] = async (account, password) => {
    const reply = await openSession(account, password);
    if (!reply.ok) return signInFailure(reply);
    const me = meOf(reply.value);
    void askToPersist();
    if (work.value?.me.officer === me.officer) {
      work.value.signedIn();
      return { ok: true };
    }
    if (work.value) {
      // Another officer takes the tablet over; what the first one has stays in their own database.
      registry.remember(me);
      registry.setLastOfficer(me.officer);
      startAnew('/');
      return { ok: true };
    }
    const opened = await open(me);
    return opened.ok ? { ok: true } : { ok: false, problem: opened.problem, waitS: null };
  };

  return {
    work,
    door: {
      get lastAccount() {
        return work.value?.me.account ?? registry.officers().at(-1)?.account ?? null;
      },
      get resuming() {
        return work.value?.me.name ?? null;
      },
      signIn,
    },
    async resume() {
      const last = registry.lastOfficer();
      return last !== null && (await open(last)).ok;
    },
  };
}
