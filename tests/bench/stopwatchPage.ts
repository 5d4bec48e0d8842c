/** Looks at the clock inside the page: from outside, a change of the screen is noticed late. */
const between: number[] = [];
let running = false;

const stopwatch = {
  /** Milliseconds from a deed on an element to the frame in which an element of the page shows a text. */
  untilShown(target: HTMLElement, deed: 'click' | 'blur', within: string, text: string): Promise<number> {
    return new Promise((resolve) => {
      const start = performance.now();
      const look = (): void => {
        if (shown(within).some((each) => each.includes(text))) setTimeout(() => resolve(performance.now() - start));
        else requestAnimationFrame(look);
      };
      target[deed]();
      requestAnimationFrame(look);
    });
  },
  startFrames(): void {
    between.length = 0;
    running = true;
    let before = performance.now();
    const next = (): void => {
      const now = performance.now();
      between.push(now - before);
      before = now;
      if (running) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  },
  endFrames(): number[] {
    running = false;
    return [...between];
  },
};

const shown = (within: string): string[] => [...document.querySelectorAll(within)].map((each) => (each instanceof HTMLTextAreaElement || each instanceof HTMLInputElement ? each.value : (each.textContent ?? '')));

export type Stopwatch = typeof stopwatch;
Object.assign(window, { stopwatch });
