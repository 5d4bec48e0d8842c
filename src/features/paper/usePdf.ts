import { onScopeDispose, shallowRef } from 'vue';
import type { Paper } from '@/domain/paper';
import { useWorkspace } from '@/ports/workspace';
import { fontsFor } from './fontsFor';
import type { Printing } from './pdf/paperDefinition';
import type { PdfNews, PdfRequest } from './pdf/pdf.worker';
import { pictureForPaper } from './pictureForPaper';

export type PdfState = { readonly is: 'none' } | PdfNews;
type PdfEnd = Extract<PdfNews, { is: 'done' | 'failed' }>;

/** Makes a PDF of papers in a worker: one at a time, the newest wish counts, and it can be given up at any moment. */
export function usePdf() {
  const workspace = useWorkspace();
  const state = shallowRef<PdfState>({ is: 'none' });
  let worker: Worker | null = null;
  let turn = 0;
  let settle: (end: PdfEnd | null) => void = () => undefined;

  function cancel() {
    turn += 1;
    worker?.terminate();
    worker = null;
    settle(null);
    if (state.value.is !== 'done') state.value = { is: 'none' };
  }

  /** Resolves with how it ended; null: it was given up, or a newer wish came. */
  async function make(papers: readonly Paper[], printing: Printing): Promise<PdfEnd | null> {
    cancel();
    const mine = turn;
    const ended = new Promise<PdfEnd | null>((done) => (settle = done));
    const tell = (news: PdfNews) => {
      state.value = news;
      if (news.is === 'done' || news.is === 'failed') settle(news);
    };
    tell({ is: 'fetching' });
    const pictures = await picturesOf(papers);
    if (mine !== turn) return null;
    const own = (worker = new Worker(new URL('./pdf/pdf.worker.ts', import.meta.url), { type: 'module' }));
    own.onmessage = ({ data }: MessageEvent<PdfNews>) => {
      tell(data);
      if (data.is === 'done' || data.is === 'failed') own.terminate();
    };
    own.onerror = (event) => tell({ is: 'failed', why: 'making', detail: event.message || 'the worker did not start' });
    own.postMessage({ papers, fonts: fontsFor(papers).map(plain), pictures, printing } satisfies PdfRequest);
    return ended;
  }

  async function picturesOf(papers: readonly Paper[]): Promise<Record<string, string>> {
    const named = new Set(papers.flatMap(({ blocks }) => blocks.flatMap((block) => (block.is === 'signatures' ? block.rows.flatMap(({ pictures }) => pictures) : []))));
    const found = await Promise.all(
      [...named].map(async (sha256) => {
        const blob = await workspace.file(sha256);
        return [sha256, blob && (await pictureForPaper(blob))] as const;
      }),
    );
    return Object.fromEntries(found.flatMap(([sha256, url]) => (url === null ? [] : [[sha256, url]])));
  }

  onScopeDispose(cancel);
  return { state, make, cancel };
}

const plain = ({ name, url, ranges, advances }: ReturnType<typeof fontsFor>[number]) => ({ name, url: new URL(url, location.href).href, ranges, advances });
