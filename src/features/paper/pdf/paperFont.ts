import type { FontCoverage } from '@/domain/paper';

/** A font of the papers: what it draws and how wide. */
export interface PaperFont extends FontCoverage {
  /** Of U+0020 and what follows, in thousandths of the size; what is above is as wide as it is high. */
  readonly advances: readonly number[];
}

const FIRST = 0x20;

/** How wide one character is at a size of 1. */
export const advanceOf = ({ advances }: PaperFont, codePoint: number): number => (advances[codePoint - FIRST] ?? 1000) / 1000;
