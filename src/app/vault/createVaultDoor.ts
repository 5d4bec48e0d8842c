import { shallowRef } from 'vue';
import type { DeviceClock } from '@/platform/clock';
import type { LockedSending, Unlock, UnlockProblem, UnlockResult, VaultState } from '@/ports/unlock';
import type { SignInProblem } from '@/ports/signIn';
import type { Me } from '@/ports/workspace';
import { replaceVaultInStore, type DeviceRegistry, type HeldStore, type Wiping } from '@/storage';
import { MOST_FAILURES, waitMs, type Attempts } from '@/vault/unlockAttempts';
import { calibrated } from '@/vault/stretching';
import { destroyed, makeVault, openVault, rewrapVault, type Vault, type VaultHeader, type VaultTools } from '@/vault/vault';
import type { OpenedOfficer } from '../session/openOfficer';
import { askCourtForKey } from './askCourtForKey';

export interface VaultDoorParts {
  readonly me: Me;
  /** The vault as it lies on the disk; null: there is none yet. */
  readonly header: VaultHeader | null;
  readonly registry: DeviceRegistry;
  readonly clock: DeviceClock;
  readonly tools: VaultTools;
  /** The officer's store, held while the door is closed. */
  store(): Promise<HeldStore>;
  /** Opens the tablet with an opened vault. */
  open(me: Me, vault: Vault): Promise<OpenedOfficer | { readonly ok: false; readonly problem: 'expired' }>;
  /** Whether the lease is over (G4). */
  isExpired(): boolean;
  /** Sends what lies sealed while the door is closed; returns its end. */
  sendLocked(show: (sending: LockedSending) => void): () => Promise<void>;
  leave(): void;
}

/** The door of one officer's vault: counts what is tried before it is tried, so that nobody gains a try by pulling the plug. */
export function createVaultDoor({ me, header: found, registry, clock, tools, store, open, isExpired, sendLocked, leave }: VaultDoorParts): Unlock {
  let header = found;
  const { officer, name, account } = me;
  const nowMs = (): number => Date.parse(clock.wallIso());
  const attempts = (): Attempts => registry.attempts(officer) ?? { failures: 0, atMs: 0 };
  const tries = (): Unlock['tries'] => ({ left: Math.max(0, MOST_FAILURES - attempts().failures), waitS: Math.ceil(waitMs(attempts(), nowMs()) / 1_000) });
  const refused = (problem: UnlockProblem): UnlockResult => ({ ok: false, problem, waitS: problem === 'wait' || problem === 'wrong' ? tries().waitS || null : null, left: problem === 'wrong' ? tries().left : null });
  const stateOf = (): VaultState => standing(registry.wiping(officer)) ?? (header === null ? 'new' : header.byPassphrase === null ? 'destroyed' : 'locked');

  const sending = shallowRef<LockedSending>({ unsent: null, state: 'waiting' });
  let endSending = sendLocked((now) => (sending.value = now));

  /** The registry's note can be lost with a plug that is pulled; the store's cannot. */
  const counted = store().then(
    ({ attempts: noted }) => void (noted && noted.failures > attempts().failures && registry.setAttempts(officer, noted)),
    () => undefined,
  );
  async function count(failures: number): Promise<void> {
    const now = { failures, atMs: nowMs() };
    registry.setAttempts(officer, failures === 0 ? null : now);
    await store().then((held) => held.noteAttempts(now)).catch(() => undefined);
  }

  async function enter(vault: Vault): Promise<UnlockResult> {
    // Nobody waits for its last request: whoever sends next waits for its turn (T1).
    void endSending();
    const opened = await open(me, vault);
    if (!opened.ok) endSending = sendLocked((now) => (sending.value = now));
    return opened.ok ? { ok: true } : refused(problemOf(opened.problem));
  }

  /** The key is used from here on: first it has to be certain that the way to it is on the disk. */
  async function enterWith(vault: Vault): Promise<UnlockResult> {
    if (!registry.setVault(officer, vault.header)) return refused('storage');
    header = vault.header;
    await count(0);
    return enter(vault);
  }

  async function destroy(wrapped: VaultHeader): Promise<UnlockResult> {
    header = destroyed(wrapped);
    registry.setVault(officer, header);
    await replaceVaultInStore(officer, header).catch(() => undefined);
    return refused('destroyed');
  }

  return {
    name,
    account,
    get state() {
      return stateOf();
    },
    get tries() {
      return tries();
    },
    get expired() {
      return isExpired();
    },
    get sending() {
      return sending.value;
    },
    prepare: () => tools.prepare?.(),
    async unlock(passphrase) {
      if (stateOf() === 'revoked' || stateOf() === 'wiped') return refused('revoked');
      if (header?.byPassphrase == null) return refused('destroyed');
      await counted;
      if (tries().waitS > 0) return refused('wait');
      // The last one was broken off: it counted.
      if (attempts().failures >= MOST_FAILURES) return destroy(header);
      const failures = attempts().failures + 1;
      await count(failures);
      // On a full disk nobody gets tries that are not counted.
      if (attempts().failures !== failures) return refused('storage');
      const vault = await openVault(tools, header, passphrase);
      if (vault) {
        // Lost with a pulled plug it costs one try: nobody waits for it.
        const [opened] = await Promise.all([enter(vault), count(0)]);
        return opened;
      }
      if (failures < MOST_FAILURES) return refused('wrong');
      return destroy(header);
    },
    choose: async (passphrase) => (header ? refused('wrong') : enterWith(await makeVault(tools, officer, passphrase, await calibrated(tools.stretch, clock.monoMs)))),
    async recover(passphrase) {
      if (stateOf() === 'revoked' || !header) return refused('revoked');
      const given = await askCourtForKey(tools.suite, header);
      return given.ok ? enterWith(await rewrapVault(tools, header, given.master, passphrase)) : refused(given.problem);
    },
    leave,
  };
}

/** What the court's order to wipe makes of the door; null: none was given. */
const standing = (wiping: Wiping | null): VaultState | null => (wiping === null ? null : wiping === 'done' ? 'wiped' : 'revoked');

/** Why the tablet did not open, once its vault had. */
function problemOf(problem: SignInProblem | 'expired'): UnlockProblem {
  switch (problem) {
    case 'wrong':
    case 'tooMany':
      return 'server';
    case 'ended':
      return 'signIn';
    default:
      return problem;
  }
}
