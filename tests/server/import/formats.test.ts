import { describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { csvFile, faultsOf, jsonFile, knownCourt, planned } from './sampleImport';
import type { ImportFile } from '@/server/import/readImportFile';

const rows = {
  案件: [
    ['案号', '申请标的额（元）', '团队', '立案日期', '案由', '履行期满日', '利息截止日', '限额含利息'],
    ['(2024)湘0104执2187号', 3860000, '执行一队', '2024-05-06', '买卖合同纠纷', '2024-01-20', '2024-08-17', '否'],
  ],
  当事人: [
    ['案号', '诉讼地位', '类型', '名称', '法定代表人'],
    ['（2024）湘0104执2187号', '被执行人', '法人', '喀什某建材公司', '马某'],
    ['（2024）湘0104执2187号', '申请执行人', '法人', '湖南某建设机械公司', null],
  ],
  线索: [
    ['案号', '来源', '内容', '紧急度', '时间', '纬度', '经度', '坐标系'],
    ['（2024）湘0104执2187号', 'GPS', '搅拌站', '紧急', '2024-08-12 21:30', 39.47, 75.99, 'WGS84'],
  ],
  文书: [
    ['案号', '种类', '名称', '份数'],
    ['（2024）湘0104执2187号', '裁定书', '执行裁定书', 4],
  ],
  期限: [
    ['案号', '名称', '到期日'],
    ['（2024）湘0104执2187号', '执行期限', '2024-11-06'],
  ],
} satisfies Record<string, (string | number | null)[][]>;
type SheetName = keyof typeof rows;

const asJson = (sheet: SheetName) => rows[sheet].slice(1).map((row) => Object.fromEntries(rows[sheet][0]?.map((header, i) => [header, row[i] ?? null]) ?? []));
const jsonImport = jsonFile(Object.fromEntries((Object.keys(rows) as SheetName[]).map((sheet) => [sheet, asJson(sheet)])));
const csvText = (sheet: SheetName) => rows[sheet].map((row) => row.map((cell) => (cell === null ? '' : `"${cell}"`)).join(',')).join('\r\n');
const csvImport = (Object.keys(rows) as SheetName[]).map((sheet) => csvFile(`2024-${sheet}.csv`, `\ufeff${csvText(sheet)}`));

/** Real date cells where the sheet has days, as a spreadsheet would. */
async function xlsxFile(sheets: Record<string, (string | number | null)[][]>, name = '案件.xlsx'): Promise<ImportFile> {
  const cell = (value: string | number | null) => {
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
    return value === null ? null : { value };
  };
  const written = writeXlsx(Object.entries(sheets).map(([sheet, data]) => ({ sheet, data: data.map((row) => row.map(cell)) })));
  return { name, bytes: await written.toBuffer() };
}

describe('one import in three formats', () => {
  it('JSON is read into a whole case', async () => {
    const plan = await planned([jsonImport]);
    expect(plan.cases).toHaveLength(1);
    const { record, assignments, court } = plan.cases[0] ?? {};
    expect(court).toBe('hn-yuelu');
    expect(assignments).toEqual([{ officer: null, team: 'team-1' }]);
    expect(record?.facts).toMatchObject({ number: '（2024）湘0104执2187号', claimFen: 386_000_000, feeFen: 4_100_000, interestFen: 14_185_500, limitFen: 390_100_000, aim: 'money', docketedOn: '2024-05-06', teamName: '执行一队' });
    expect(record?.parties.map(({ role, name }) => [role, name])).toEqual([['applicant', '湖南某建设机械公司'], ['respondent', '喀什某建材公司']]);
    expect(record?.clues[0]).toMatchObject({ receivedAt: '2024-08-12T13:30:00.000Z', verifyBy: '2024-08-15', lat: 39.47, lon: 75.99, datum: 'WGS84', state: 'open' });
    expect(record?.deadlines[0]).toMatchObject({ name: '执行期限', dueOn: '2024-11-06', doneOn: null });
  });

  it('CSV files (UTF-8 with a mark) plan the very same', async () => {
    expect(await planned(csvImport)).toEqual(await planned([jsonImport]));
  });

  it('an XLSX workbook with real dates and numbers plans the very same', async () => {
    expect(await planned([await xlsxFile(rows)])).toEqual(await planned([jsonImport]));
  });

  it('CSV in GB18030 is read', async () => {
    // "案号,团队,申请标的额" and a row, as a Chinese spreadsheet saves them.
    const header = [0xb0, 0xb8, 0xba, 0xc5, 0x2c, 0xcd, 0xc5, 0xb6, 0xd3, 0x2c, 0xc9, 0xea, 0xc7, 0xeb, 0xb1, 0xea, 0xb5, 0xc4, 0xb6, 0xee, 0x0a];
    const row = [0x28, 0x32, 0x30, 0x32, 0x34, 0x29, 0xcf, 0xe6, 0x30, 0x31, 0x30, 0x34, 0xd6, 0xb4, 0x37, 0xba, 0xc5, 0x2c, 0xd6, 0xb4, 0xd0, 0xd0, 0xd2, 0xbb, 0xb6, 0xd3, 0x2c, 0x35, 0x30, 0x30, 0x30, 0x30];
    const plan = await planned([{ name: 'export.csv', bytes: Buffer.from([...header, ...row]) }]);
    expect(plan.cases[0]?.record.facts).toMatchObject({ number: '（2024）湘0104执7号', claimFen: 5_000_000, teamName: '执行一队' });
  });

  it('a bad cell of a workbook is named by its sheet, row and column', async () => {
    const bad = { ...rows, 线索: [...rows.线索, ['（2024）湘0104执2187号', 'GPS', '另一处', '紧急', '2024-08-12 21:30', 99, 75.99, 'WGS84']] };
    expect(await faultsOf([await xlsxFile(bad)])).toEqual(['线索 3 纬度 99: 纬度应在 -90 到 90 之间']);
  });
});

describe('short forms', () => {
  it('parties and the instrument may stand in the row of the case', async () => {
    const plan = await planned([csvFile('案件.csv', '案号,申请标的额,承办人,申请执行人,被执行人,执行依据,依据种类\n（2024）湘0104执7号,59748.04,ZHANG,刘某,易某、肖某,（2023）湘0104民初1号,判决')]);
    const { record, assignments } = plan.cases[0] ?? {};
    expect(record?.parties.map(({ role, name, type }) => [role, name, type])).toEqual([['applicant', '刘某', null], ['respondent', '易某', null], ['respondent', '肖某', null]]);
    expect(record?.instruments).toMatchObject([{ number: '（2023）湘0104民初1号', kind: 'judgment' }]);
    expect(record?.facts).toMatchObject({ claimFen: 5_974_804, handlerName: '张某' });
    expect(assignments).toEqual([{ officer: 'officer-zhang', team: null }]);
  });

  it('a delivery case has no limit', async () => {
    const plan = await planned([jsonFile([{ number: '（2024）湘0104执7号', aim: '交付', deliverable: '摊铺机一台', team: '执行一队' }])]);
    expect(plan.cases[0]?.record.facts).toMatchObject({ aim: 'delivery', claimFen: null, feeFen: null, limitFen: null });
  });

  it('ids follow from the file: the same again gives the same, also for rows of one name', async () => {
    const twice = [jsonFile([{ 案号: '（2024）湘0104执7号', 申请标的额: 1, 团队: '执行一队', 期限: [{ 名称: '续封', 到期日: '2026-01-01' }, { 名称: '续封', 到期日: '2027-01-01' }] }])];
    const [a, b] = [await planned(twice), await planned(twice)];
    expect(a).toEqual(b);
    expect(new Set(a.cases[0]?.record.deadlines.map(({ id }) => id)).size).toBe(2);
  });

  it('a case that the register knows keeps its id', async () => {
    const register = { ...knownCourt, caseIds: new Map([['hn-yuelu\n（2024）湘0104执2187号', 'case-of-old']]) };
    expect((await planned([jsonImport], register)).cases[0]?.record.id).toBe('case-of-old');
  });
});
