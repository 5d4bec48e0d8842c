import pdfmake from 'pdfmake/build/pdfmake.min.js';
import type { Paper } from '@/domain/paper';
import { paperDefinition, type Printing } from './paperDefinition';
import type { Inks } from './paperNodes';

/** What its types do not tell: the files that it reads instead of a disk. */
const files = (pdfmake as typeof pdfmake & { readonly virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void } }).virtualfs;

/** A font with its bytes. */
export type LoadedFont = Inks['fonts'][number] & { readonly bytes: Uint8Array };

/** Sets the papers and writes them as a PDF. `told` hears the share that is written, from 0 to 1; setting comes before it and tells nothing. */
export async function makePdf(papers: readonly Paper[], fonts: readonly LoadedFont[], pictures: Inks['pictures'], printing: Printing, told: (share: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  for (const { name, bytes } of fonts) files.writeFileSync(`${name}.ttf`, bytes);
  pdfmake.setFonts(Object.fromEntries(fonts.map(({ name }) => [name, { normal: `${name}.ttf`, bold: `${name}.ttf` }])));
  pdfmake.setProgressCallback(told);
  const buffer: Uint8Array = await pdfmake.createPdf(paperDefinition(papers, { fonts, pictures }, printing)).getBuffer();
  return new Uint8Array(buffer);
}
