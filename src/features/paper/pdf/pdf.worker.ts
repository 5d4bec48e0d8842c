import type { Paper } from '@/domain/paper';
import { makePdf } from './makePdf';
import type { PaperFont } from './paperFont';
import type { Printing } from './paperDefinition';

export interface PdfRequest {
  readonly papers: readonly Paper[];
  readonly fonts: readonly (PaperFont & { readonly url: string })[];
  readonly pictures: Readonly<Record<string, string>>;
  readonly printing: Printing;
}

/** How it goes: the fonts are fetched, the pages set, then written; then the PDF, or why there is none. */
export type PdfNews =
  | { readonly is: 'fetching' | 'setting' }
  | { readonly is: 'writing'; readonly share: number }
  | { readonly is: 'done'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly is: 'failed'; readonly why: 'font' | 'making'; readonly detail: string };

const tell = (news: PdfNews, transfer: Transferable[] = []): void => postMessage(news, { transfer });
/** News of less than this share more are not worth a message. */
const STEP = 0.02;

/** One printing, and the worker ends: whoever does not want it any more ends it before. */
addEventListener('message', ({ data: { papers, fonts, pictures, printing } }: MessageEvent<PdfRequest>) => {
  void (async () => {
    tell({ is: 'fetching' });
    const loaded = await Promise.all(fonts.map(async ({ url, ...font }) => ({ ...font, bytes: await bytesOf(url) }))).catch((error: unknown) => String(error));
    if (typeof loaded === 'string') return tell({ is: 'failed', why: 'font', detail: loaded });
    tell({ is: 'setting' });
    let told = 0;
    try {
      const bytes = await makePdf(papers, loaded, pictures, printing, (share) => {
        if (share - told < STEP) return;
        told = share;
        tell({ is: 'writing', share });
      });
      tell({ is: 'done', bytes }, [bytes.buffer]);
    } catch (error) {
      tell({ is: 'failed', why: 'making', detail: String(error) });
    }
  })();
});

async function bytesOf(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}
