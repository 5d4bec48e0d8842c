import { watch } from 'vue';
import type { watchPresence } from '@/platform/presence';
import type { Lock } from '@/ports/unlock';
import type { Office } from '../session/office';

/** At most five minutes without a hand on it; out of sight much less, but long enough to look up a number elsewhere. */
const WHEN_GONE = { idleMs: 5 * 60_000, hiddenMs: 30_000 } as const;

/** Locks by hand, and by itself when nobody is there; never while somebody takes a photo or signs. */
export function createLock(office: Pick<Office, 'work' | 'vaultDoor' | 'lock'>, presence: typeof watchPresence): Lock {
  let holds = 0;
  let end: (() => void) | null = null;

  function gone(): void {
    if (holds === 0) void office.lock();
  }
  watch(
    () => office.work.value !== null,
    (isOpen) => {
      end?.();
      end = isOpen ? presence(WHEN_GONE, gone) : null;
    },
    { immediate: true },
  );

  return {
    get door() {
      return office.vaultDoor.value;
    },
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
