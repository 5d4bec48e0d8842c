/** Where the service worker finds them (src/sw.ts). */
const PAPER_FONTS = 'fieldwrit-paper-fonts';
/** After the start: what the officer came for goes first. */
const WAIT_MS = 15_000;

/**
 * Keeps the papers' fonts (about 15 MB) on the tablet, so that a paper is printed with no network. They come in idle time, again at
 * the network's return until all are there; those of an earlier version go. A tablet that was online once has them.
 */
export function keepPaperFonts(): void {
  if (!import.meta.env.PROD || !('caches' in window)) return;
  const idle: (work: () => void) => void = 'requestIdleCallback' in window ? (work) => requestIdleCallback(work) : (work) => setTimeout(work);
  const fill = () => idle(() => void fetchMissing().catch(() => window.addEventListener('online', fill, { once: true })));
  setTimeout(fill, WAIT_MS);
}

async function fetchMissing(): Promise<void> {
  const { default: fonts } = await import('virtual:paper-fonts');
  const cache = await caches.open(PAPER_FONTS);
  const wanted = fonts.map(({ url }) => new URL(url, location.href).href);
  for (const kept of await cache.keys()) if (!wanted.includes(kept.url)) await cache.delete(kept);
  for (const url of wanted) if (!(await cache.match(url))) await cache.add(url);
}
