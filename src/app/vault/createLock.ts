import { watch } from 'vue';
import type { watchPresence } from '@/platform/presence';
import type { Lock } from '@/ports/unlock';
import type { DeviceRegistry } from '@/storage';
import type { Office } from '../session/office';

/** Without a hand on it, where the court sets nothing else. */
const IDLE_MINUTES = 5;
/** Out of sight much less, but long enough to look up a number elsewhere. */
const HIDDEN_MS = 30_000;

/** Locks by hand, and by itself when nobody is there; never while somebody takes a photo or signs. */
export function createLock(office: Pick<Office, 'work' | 'vaultDoor' | 'lock' | 'goingOn' | 'changePassphrase'>, registry: DeviceRegistry, presence: typeof watchPresence): Lock {
  let holds = 0;
  let end: (() => void) | null = null;

  function gone(): void {
    if (holds === 0) void office.lock();
  }
  watch(
    () => office.work.value !== null,
    (isOpen) => {
      end?.();
      end = isOpen ? presence({ idleMs: (registry.rules()?.lockAfterMinutes ?? IDLE_MINUTES) * 60_000, hiddenMs: HIDDEN_MS }, gone) : null;
    },
    { immediate: true },
  );

  return {
    get door() {
      return office.vaultDoor.value;
    },
    get goingOn() {
      return office.goingOn.value;
    },
    changePassphrase: office.changePassphrase,
    lock: () => void office.lock(),
    hold() {
      holds += 1;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holds -= 1;
      };
    },
  };
}
