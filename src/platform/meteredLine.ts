/** What the browser says of the line. Only Chromium tells, and not on every device: null is no reason to hold anything back. */
interface LineNews extends EventTarget {
  readonly type?: string;
  readonly saveData?: boolean;
}

export interface MeteredLine {
  /** Whether what is sent is paid for by its size; null where the browser does not tell. */
  now(): boolean | null;
  /** Hears of every change; returns the end of listening. */
  onChange(run: () => void): () => void;
}

/** The line of this device: a mobile one, or one on which the person asked the browser to save data. */
export const meteredLine: MeteredLine = {
  now() {
    const line = lineNews();
    if (line?.saveData === true) return true;
    return line?.type === undefined ? (line?.saveData ?? null) : line.type === 'cellular';
  },
  onChange(run) {
    const line = lineNews();
    line?.addEventListener('change', run);
    return () => line?.removeEventListener('change', run);
  },
};

const lineNews = (): LineNews | null => (globalThis.navigator as { readonly connection?: LineNews } | undefined)?.connection ?? null;
