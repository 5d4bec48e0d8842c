import { onScopeDispose, shallowRef } from 'vue';

/** Held longer than this, the shutter goes on by itself. */
const HOLD_MS = 400;
const MAX_BURST = 30;

/** One photo per tap; as long as it is held, one after the other. `take` resolves when the next may be taken. */
export function useShutter(take: () => Promise<void>) {
  const bursting = shallowRef(false);
  const taking = shallowRef(false);
  let held = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function one() {
    if (taking.value) return;
    taking.value = true;
    try {
      await take();
    } finally {
      taking.value = false;
    }
  }
  function press() {
    held = true;
    void one();
    timer = setTimeout(() => void burst(), HOLD_MS);
  }
  async function burst() {
    bursting.value = true;
    for (let n = 0; held && n < MAX_BURST; n += 1) await one().then(() => new Promise((next) => setTimeout(next, 60)));
    bursting.value = false;
  }
  function release() {
    held = false;
    clearTimeout(timer);
  }
  /** A click without a pointer: keyboard, switch, a test. */
  function click(event: MouseEvent) {
    if (event.detail === 0) void one();
  }
  onScopeDispose(release);
  return { bursting, taking, press, release, click };
}
