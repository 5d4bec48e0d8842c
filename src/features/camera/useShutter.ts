import { onScopeDispose, shallowRef } from 'vue';

/** Held longer than this, the shutter goes on by itself. */
const HOLD_MS = 400;
const MAX_BURST = 30;
/** Between two photos of a burst, so that a finger can be lifted. */
const PAUSE_MS = 60;

/** One photo per tap; as long as it is held, one after the other. `take` resolves when the next may be taken. */
export function useShutter(take: () => Promise<void>) {
  const bursting = shallowRef(false);
  const taking = shallowRef(false);
  /** Taps that came while the camera was busy: each is a photo that a person meant. */
  let wanted = 0;
  let held = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run() {
    if (taking.value) return;
    taking.value = true;
    try {
      while (wanted > 0) {
        wanted -= 1;
        await take();
      }
    } finally {
      taking.value = false;
    }
  }
  function one() {
    wanted += 1;
    void run();
  }
  function press() {
    held = true;
    one();
    timer = setTimeout(() => void burst(), HOLD_MS);
  }
  async function burst() {
    bursting.value = true;
    for (let n = 0; held && n < MAX_BURST; n += 1) {
      wanted = Math.max(wanted, 1);
      void run();
      do await new Promise((next) => setTimeout(next, PAUSE_MS));
      while (taking.value);
    }
    bursting.value = false;
  }
  function release() {
    held = false;
    clearTimeout(timer);
  }
  /** A click without a pointer: keyboard, switch, a test. */
  function click({ detail }: Pick<MouseEvent, 'detail'>) {
    if (detail === 0) one();
  }
  onScopeDispose(release);
  return { bursting, taking, press, release, click };
}
