import { onScopeDispose, shallowRef } from 'vue';
import type { Paper } from '@/domain/paper';
import { useWorkspace } from '@/ports/workspace';
import { fontsFor } from './fontsFor';
import type { Printing } from './pdf/paperDefinition';
import type { PdfNews, PdfRequest } from './pdf/pdf.worker';
import { pictureForPaper } from './pictureForPaper';

export type PdfState = { readonly is: 'none' } | PdfNews;

/** Makes a PDF of papers in a worker: one at a time, the newest wish counts, and it can be given up at any moment. */
export function usePdf() {
  const workspace = useWorkspace();
  const state = shallowRef<PdfState>({ is: 'none' });
  let worker: Worker | null = null;
  let turn = 0;

  function cancel() {
    turn += 1;
    worker?.terminate();
    worker = null;
    if (state.value.is !== 'done') state.value = { is: 'none' };
  }

  async function make(papers: readonly Paper[], printing: Printing) {
    cancel();
    const mine = turn;
    state.value = { is: 'fetching' };
    const pictures = await picturesOf(papers);
    if (mine !== turn) return;
    const own = (worker = new Worker(new URL('./pdf/pdf.worker.ts', import.meta.url), { type: 'module' }));
    own.onmessage = ({ data }: MessageEvent<PdfNews>) => {
      state.value = data;
      if (data.is === 'done' || data.is === 'failed') own.terminate();
    };
    own.onerror = (event) => {
      state.value = { is: 'failed', why: 'making', detail: event.message || 'the worker did not start' };
    };
    own.postMessage({ papers, fonts: fontsFor(papers).map(plain), pictures, printing } satisfies PdfRequest);
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
