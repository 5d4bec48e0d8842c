import type { Content, ContentSection, TDocumentDefinitions } from 'pdfmake/interfaces';
import { missingCharacters, paperTexts, type Paper } from '@/domain/paper';
import { paperNodes, type Inks } from './paperNodes';

/** What one printing says of itself, beside what the papers say. */
export interface Printing {
  /** 第 2 号副本，交马某; null: the copy for the file. */
  readonly copy: string | null;
}

const MARGINS = { portrait: [54, 66, 54, 56], landscape: [34, 62, 34, 50] } as const;
/** A4, upright and across. */
const HEIGHT_PT = { portrait: 841.89, landscape: 595.28 } as const;
const NOTE_PT = 8;
const QR_PT = 44;

/**
 * The papers as one PDF, each from a page of its own, with pages counted through: page numbers, case number, copy and the hash of what was
 * signed stand on every page, so that a page that was torn off can be told from any other.
 */
export function paperDefinition(papers: readonly Paper[], inks: Inks, printing: Printing): TDocumentDefinitions {
  return {
    content: papers.map((paper): ContentSection => ({
      section: paperNodes(paper, inks, missingCharacters(paperTexts(paper), inks.fonts), roomOf(paper)),
      pageSize: 'A4',
      pageOrientation: paper.landscape ? 'landscape' : 'portrait',
      pageMargins: [...MARGINS[paper.landscape ? 'landscape' : 'portrait']],
      header: () => pageHead(paper),
      footer: (page, pages) => pageFoot(paper, printing, page, pages),
      watermark: paper.snapshot === null ? { text: '草稿　未签名', color: '#b00000', opacity: 0.13, angle: -30, fontSize: 64 } : null,
    })) as unknown as Content,
    images: { ...inks.pictures },
    defaultStyle: { font: inks.fonts[0]?.name ?? '', fontSize: 12, preserveLeadingSpaces: true },
    info: { title: papers.map(({ title }) => title).join('、'), creator: '执行外勤' },
    language: 'zh-CN',
  };
}

function roomOf({ landscape }: Paper): number {
  const way = landscape ? 'landscape' : 'portrait';
  const [, above, , below] = MARGINS[way];
  return HEIGHT_PT[way] - above - below;
}

function pageHead({ landscape, caseNumber, title, snapshot }: Paper): Content {
  const [left, , right] = MARGINS[landscape ? 'landscape' : 'portrait'];
  return {
    margin: [left, 14, right, 0],
    columns: [
      { width: '*', text: [caseNumber, title].filter((part) => part !== null).join('　'), fontSize: NOTE_PT, color: '#555555', margin: [0, 32, 0, 0] },
      ...(snapshot === null ? [{ width: 'auto', text: '草稿，未签名', fontSize: NOTE_PT, margin: [0, 32, 0, 0] as [number, number, number, number] }] : [{ width: QR_PT, qr: `sha256:${snapshot}`, fit: QR_PT, eccLevel: 'L' as const }]),
    ],
  };
}

function pageFoot({ landscape, snapshot }: Paper, { copy }: Printing, page: number, pages: number): Content {
  const [left, , right] = MARGINS[landscape ? 'landscape' : 'portrait'];
  return {
    margin: [left, 14, right, 0],
    fontSize: NOTE_PT,
    columns: [
      { width: '*', text: copy ?? '正本' },
      { width: 'auto', text: `第 ${page} 页　共 ${pages} 页`, fontSize: 9.5 },
      { width: '*', text: snapshot === null ? '' : `校验码 ${snapshot.slice(0, 8)}…${snapshot.slice(-8)}`, alignment: 'right' },
    ],
  };
}
