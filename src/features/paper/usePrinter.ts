import { computed, onScopeDispose, shallowRef } from 'vue';
import type { Paper } from '@/domain/paper';
import { pagesForPrint, type PagesForPrint } from './pagesForPrint';
import { openPdf } from './pdfPages';
import { usePdf } from './usePdf';

type Stage =
  | { readonly is: 'idle' | 'making' }
  | { readonly is: 'drawing'; readonly page: number; readonly pages: number }
  /** The browser's dialog was opened: only the person knows what came out. */
  | { readonly is: 'asking'; readonly pages: number }
  | { readonly is: 'failed'; readonly why: 'font' | 'making' | 'printing' };

/** Sets papers as a PDF and gives that very file's pages to the browser's printer; can be given up at any moment. */
export function usePrinter() {
  const pdf = usePdf();
  const stage = shallowRef<Stage>({ is: 'idle' });
  let current = new AbortController();
  let ready: PagesForPrint | null = null;

  /** Resolves when the browser's dialog was opened, or when there is nothing to wait for any more. `copy`: what the pages say of themselves. */
  async function print(papers: readonly Paper[], copy: string | null): Promise<void> {
    giveUp();
    const { signal } = (current = new AbortController());
    stage.value = { is: 'making' };
    const made = await pdf.make(papers, { copy });
    if (signal.aborted || made === null) return;
    if (made.is === 'failed') {
      stage.value = { is: 'failed', why: made.why };
      return;
    }
    try {
      const opened = await openPdf(made.bytes);
      const pages = opened.pages.length;
      const laidOut = await pagesForPrint(opened, (page) => (stage.value = { is: 'drawing', page, pages }), signal).finally(opened.close);
      ready = laidOut;
      laidOut.print();
      stage.value = { is: 'asking', pages };
    } catch {
      if (!signal.aborted) stage.value = { is: 'failed', why: 'printing' };
    }
  }

  function giveUp() {
    current.abort();
    pdf.cancel();
    ready?.putAway();
    ready = null;
    stage.value = { is: 'idle' };
  }
  onScopeDispose(giveUp);

  /** What is being done, and how far; null: nothing. */
  const making = computed(() => {
    const news = pdf.state.value;
    if (stage.value.is === 'drawing') return { step: 'drawing' as const, share: stage.value.page / stage.value.pages };
    if (stage.value.is !== 'making' || news.is === 'none' || news.is === 'failed') return null;
    return { step: news.is === 'done' ? ('drawing' as const) : news.is, share: news.is === 'writing' ? news.share : null };
  });
  return { stage, making, print, again: () => ready?.print(), giveUp };
}
