import { describe, expect, it } from 'vitest';
import { draftSource, paperSet, type Paper } from '@/domain/paper';
import { aDocument, documentMap } from '@tests/builders/foldedDocument';
import { raid } from '@tests/domain/transcript/raid';
import { printed, type PrintedPage } from './printed';

const HASH = 'a1b2c3d4'.repeat(8);

function listOf(rows: number, name = (n: number): string => `混凝土搅拌运输车${n}`): Paper {
  const things = Array.from({ length: rows }, (_, i) =>
    aDocument('item', `thing-${String(i).padStart(4, '0')}`, {
      category: 'vehicle', name: name(i + 1), label: `B${i + 1}`, order: String(i).padStart(6, '0'), measure: 'impoundment', valueFen: 28_000_000,
      'attr/plate': `新Q${10_000 + i}`, 'attr/vin': 'LTEST00M8N0000001', 'attr/model': '三一 SY412C', 'attr/engineNo': 'WD615.50', 'attr/mileageKm': 38_000 + i,
    }, { action: 'raid' }),
  );
  const frame = raid().filter(({ kind }) => kind !== 'item' && kind !== 'transcript');
  const paper = paperSet({ ...draftSource(documentMap([...frame, ...things]), 'raid', null), snapshot: HASH }, true).find(({ kind }) => kind === 'inventory');
  if (!paper) throw new Error('no list');
  return paper;
}

/** Rows of a page: what stands in the first column. */
const rowsOn = ({ texts }: PrintedPage): number[] => texts.filter(({ text, x }) => x < 64 && /^\d+$/.test(text)).map(({ text }) => Number(text));
const isOnPage = ({ width, height, texts }: PrintedPage): boolean => texts.every(({ x, y }) => x >= 20 && x < width - 20 && y > 5 && y < height - 5);

describe('a list of 200 rows on paper', async () => {
  const { pages } = await printed([listOf(200)], '副本 A-2');

  it('has every row once, in order, over many pages across', () => {
    expect(pages.flatMap(rowsOn)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    expect(pages.length).toBeGreaterThan(15);
    expect(pages.every(({ width, height }) => Math.round(width) === 842 && Math.round(height) === 595)).toBe(true);
  });

  it('repeats its head on each page that has rows', () => {
    for (const page of pages) if (rowsOn(page).length > 0) expect(page.plain).toContain('序号名称规格型号编号单位数量');
  });

  it('cuts no row: number, engine and last line of each stand on one page', () => {
    for (const page of pages) expect(page.plain.split('WD615.50').length - 1, `rows ${rowsOn(page).join()}`).toBe(rowsOn(page).length);
  });

  it('bears on every page its number, the case, the copy and the hash', () => {
    pages.forEach(({ plain }, i) => {
      expect(plain).toContain(`第${i + 1}页共${pages.length}页`);
      expect(plain).toContain('（2024）湘0104执2187号');
      expect(plain).toContain('副本A-2');
      expect(plain).toContain('校验码a1b2c3d4…a1b2c3d4');
    });
  });

  it('ends with the total in figures and capitals, and nothing may be added below', () => {
    const last = pages.map(({ plain }) => plain).join('');
    expect(last).toContain('合计：200项（200辆），估值56,000,000.00元（大写：伍仟陆佰万元整）');
    expect(last.lastIndexOf('以下空白')).toBeGreaterThan(last.lastIndexOf('合计'));
  });

  it('stays on its pages', () => expect(pages.every(isOnPage)).toBe(true));
});

/** A list with so many rows that so many people sign. */
function signedList(rows: number, people: number): Paper {
  const list = listOf(rows);
  const named = Array.from({ length: people }, (_, i) => ({ name: `签名人${i + 1}号`, roles: '基层组织人员', pictures: [], words: null, at: null, open: true }));
  return { ...list, blocks: list.blocks.map((block) => (block.is === 'signatures' ? { ...block, rows: named } : block)) };
}

describe.each([1, 2, 4, 5, 8, 12, 30, 200])('the signatures under a list of %i', (rows) => {
  it.each(rows === 200 ? [5] : [1, 3, 4, 5, 6, 8, 12])('begin beside rows of it for %i people, and stand together where a page holds them', async (people) => {
    const { pages } = await printed([signedList(rows, people)]);
    const places = `${rows} rows, ${people} people: ${pages.map((page) => `${rowsOn(page).length}+${page.plain.split('签名人').length - 1}`).join(' | ')}`;
    const signing = pages.filter(({ plain }) => plain.includes('签名人'));
    expect(rowsOn(signing[0]!).length, places).toBeGreaterThan(0);
    expect(pages.flatMap(rowsOn), places).toEqual(Array.from({ length: rows }, (_, i) => i + 1));
    if (rows > 1 && people <= 6) expect(signing.length, places).toBe(1);
    for (const page of signing) expect(page.plain, places).toContain('《扣押财产清单》签名');
    for (const page of pages) if (rowsOn(page).length > 0) expect(page.plain, places).toContain('序号名称规格型号');
    // Where a page was left before it was full, nothing may be written into the room.
    for (const page of pages.slice(0, -1)) if (!page.plain.includes('签名人')) expect(page.texts.some(({ text, y }) => y > page.height - 130 && text !== '' && y < page.height - 45) || page.plain.includes('此处空白，接下页'), places).toBe(true);
    expect(pages.every(isOnPage)).toBe(true);
  });
});

describe('hard input on paper', () => {
  it('a list of 500 rows has every one of them once, and its total', async () => {
    const { pages } = await printed([listOf(500)]);
    expect(pages.flatMap(rowsOn)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
    expect(pages.every(isOnPage)).toBe(true);
    expect(pages.map(({ plain }) => plain).join('')).toContain('合计：500项（500辆），估值140,000,000.00元（大写：壹亿肆仟万元整）');
  });

  it('a name of 60 characters with rare ones is printed whole', async () => {
    const name = `${'龚䶮𬭚铜'.repeat(14)}有限公司`;
    expect([...name]).toHaveLength(60);
    const { pages } = await printed([listOf(3, () => name)]);
    expect(pages[0]?.plain.replaceAll(/[^龚䶮𬭚铜有限公司]/gu, '')).toContain('龚䶮𬭚铜');
    expect(pages.map(({ plain }) => [...plain].filter((each) => each === '䶮' || each === '𬭚').length).reduce((a, b) => a + b, 0)).toBe(3 * 28);
    expect(pages.every(isOnPage)).toBe(true);
  });

  it('a character that the font lacks is a frame, and the paper says which', async () => {
    const { pages } = await printed([listOf(1, () => '𰻝某的车')]);
    const plain = pages.map((page) => page.plain).join('');
    expect(plain).toContain('□某的车');
    expect(plain).toContain('U+30EDD');
    expect(plain).not.toContain('𰻝');
  });

  it('what is too long for a cell is told whole below the table', async () => {
    const long = '左侧油箱有凹陷；'.repeat(120);
    const { pages } = await printed([listOf(2, (n) => (n === 1 ? long : '普通货车'))]);
    const plain = pages.map((page) => page.plain).join('');
    expect(plain).toContain('（全文见附注1）'.replaceAll(' ', ''));
    expect(plain.slice(plain.indexOf('附注1：')).split('左侧油箱有凹陷').length - 1).toBeGreaterThanOrEqual(119);
    expect(pages.every(isOnPage)).toBe(true);
  });

  it('a number of 80 characters stays in its column', async () => {
    const paper = listOf(1, () => 'W'.repeat(80));
    const { pages } = await printed([paper]);
    const parts = pages[0]?.texts.filter(({ text }) => /^W+$/.test(text)) ?? [];
    expect(parts.map(({ text }) => text).join('')).toBe('W'.repeat(80));
    expect(parts.length).toBeGreaterThan(5);
  });

  it('Tibetan stands beside the Chinese in its own font', async () => {
    const paper: Paper = { ...listOf(1), kind: 'transcript', landscape: false, blocks: [{ is: 'pairs', heads: ['中文', '藏语'], rows: [['第一段', 'དང་པོ།']] }] };
    const { pages } = await printed([paper]);
    expect(pages[0]?.plain).toMatch(/དང་པོ/);
    expect(pages[0]?.plain).not.toContain('□');
  });
});
