import { describe, expect, it } from 'vitest';
import { csvFile, faultsOf, goodCase, jsonFile, knownCourt } from './sampleImport';

const caseFaults = (given: Record<string, unknown>) => faultsOf([jsonFile([{ ...goodCase, ...given }])]);
const clue = { 来源: '申请执行人', 内容: '搅拌站', 纬度: 39.47, 经度: 75.99, 坐标系: 'WGS84' };
const clueFaults = (given: Record<string, unknown>) => caseFaults({ 线索: [{ ...clue, ...given }] });

it('a good row has no faults', async () => {
  expect(await caseFaults({ 线索: [clue] })).toEqual([]);
});

describe('each bad cell of a case is named with sheet, row, column, value and reason', () => {
  it.each<[Record<string, unknown>, string]>([
    [{ 案号: '（2024）湘098执1号' }, 'cases 1 案号 （2024）湘098执1号: 案号中法院代字的数字应是 0 位（高院）、2 位（中院）或 4 位（基层法院）'],
    [{ 案号: '（2024）湘0981民初1号' }, 'cases 1 案号 （2024）湘0981民初1号: 不是执行案号：类型代字应是执、执恢、执保、执异、执复、执监、执协、执请等'],
    [{ 案号: '（2024）湘0104执012号' }, 'cases 1 案号 （2024）湘0104执012号: 案件编号不能以 0 开头'],
    [{ 案号: '湘0104执12号' }, 'cases 1 案号 湘0104执12号: 案号开头应是带括号的四位年份，例如（2024）'],
    [{ 案号: '（2024）蒙01执12号' }, 'cases 1 案号 （2024）蒙01执12号: 案号中的法院代字不对：年份后面应是“最高法”或省份简称（内蒙古为“内”）'],
    [{ 案号: '（2024）湘0104执12' }, 'cases 1 案号 （2024）湘0104执12: 案号格式不对；正确的例子：（2024）湘0104执2187号'],
    [{ 案号: '（2024）湘0702执12号' }, 'cases 1 案号 （2024）湘0702执12号: 案号属于法院代字“湘0702”，该法院既不在本系统中，也不在本次导入的“法院”表中'],
    [{ 申请标的额: -5 }, 'cases 1 申请标的额 -5: 金额不能为负'],
    [{ 申请标的额: '四十万' }, 'cases 1 申请标的额 四十万: 不是金额；请用阿拉伯数字，单位元'],
    [{ 申请标的额: '1.234' }, 'cases 1 申请标的额 1.234: 金额最多到分'],
    [{ 申请标的额: 1e20 }, 'cases 1 申请标的额 100000000000000000000: 金额大得不合常理，请核对单位'],
    [{ 申请标的额: null }, 'cases 1 申请标的额 : 金钱给付案件必须有申请标的额；交付类案件请在“执行类型”写“交付”'],
    [{ 立案日期: '2024-02-30' }, 'cases 1 立案日期 2024-02-30: 日历上没有这一天'],
    [{ 立案日期: '去年' }, 'cases 1 立案日期 去年: 不是日期；请写成 2024-05-06'],
    [{ 立案日期: '1824-05-06' }, 'cases 1 立案日期 1824-05-06: 年份不合常理（1950 至 2100）'],
    [{ 立案日期: '2026-03-03' }, 'cases 1 立案日期 2026-03-03: 不能晚于今天'],
    [{ 履行期满日: '2024-05-06', 利息截止日: '2024-05-05' }, 'cases 1 利息截止日 2024-05-05: 不能早于“履行期满日”'],
    [{ 密级: '不知道' }, 'cases 1 密级 不知道: 不在可选范围内；可写：公开、涉密'],
    [{ 承办人: 'nobody' }, 'cases 1 承办人 nobody: 没有这个账号：既不在本系统中，也不在本次导入的“人员”表中'],
    [{ 承办人: 'wan' }, 'cases 1 承办人 wan: 这个账号属于另一个法院（qh-gangcha）'],
    [{ 团队: '执行九队' }, 'cases 1 团队 执行九队: 该法院没有这个团队'],
    [{ 团队: null }, 'cases 1 团队 : 没有团队，也没有承办人或分派，谁也看不到这个案件'],
    [{ 限额含利息: '大概' }, 'cases 1 限额含利息 大概: 请写“是”或“否”'],
    [{ 所在第: '长沙' }, 'cases 1 所在第 : 不认识这一列；请改正列名或删去此列'],
    [{ 案由: 'a\u0000b' }, 'cases 1 案由 a\u0000b: 含有看不见的控制字符'],
    [{ 案由: '长'.repeat(300) }, `cases 1 案由 ${'长'.repeat(60)}…: 太长：最多 200 个字`],
    [{ 案由: 430104199001011234 }, 'cases 1 案由 430104199001011260: 数字超过 15 位，表格软件会改掉末尾几位；请把这一列设为“文本”格式后重新填写'],
    [{ 备注: '长'.repeat(100_000) }, `cases 1 备注 ${'长'.repeat(60)}…: 太长：最多 20000 个字`],
  ])('%o', async (given, expected) => {
    expect(await caseFaults(given)).toContain(expected);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ 纬度: 99 }, 'cases[1].线索 1 纬度 99: 纬度应在 -90 到 90 之间'],
    [{ 经度: 190 }, 'cases[1].线索 1 经度 190: 经度应在 -180 到 180 之间'],
    [{ 经度: null }, 'cases[1].线索 1 经度 : 经度和纬度要一起写'],
    [{ 纬度: 75.99, 经度: 39.47 }, 'cases[1].线索 1 纬度 75.99: 坐标不在中国境内；是不是把经度和纬度写反了？'],
    [{ 纬度: '北纬39度' }, 'cases[1].线索 1 纬度 北纬39度: 不是数字'],
    [{ 坐标系: null }, 'cases[1].线索 1 坐标系 : 有坐标就要写明坐标系（WGS84 或 CGCS2000）'],
    [{ 坐标系: 'GCJ-02' }, 'cases[1].线索 1 坐标系 GCJ-02: GCJ-02 坐标与实地相差数百米，不能用于现场；请先换算为 WGS84'],
    [{ 内容: '' }, 'cases[1].线索 1 内容 : 必填，不能为空'],
    [{ 时间: '昨天下午' }, 'cases[1].线索 1 时间 昨天下午: 不是时间；请写成 2024-05-06 14:30（北京时间）'],
    [{ 来源: '听说' }, 'cases[1].线索 1 来源 听说: 不在可选范围内；可写：申请执行人、举报、网络查控、GPS、公安、法院、其他'],
  ])('of a clue: %o', async (given, expected) => {
    expect(await clueFaults(given)).toContain(expected);
  });
});

describe('rows that do not go together', () => {
  it('duplicates within the file', async () => {
    expect(await faultsOf([jsonFile([goodCase, { ...goodCase, 案号: '(2024)湘0104执2187号' }])])).toEqual(['cases 2 案号 (2024)湘0104执2187号: 与第 1 行重复']);
  });

  it('a party of a case that is not here, a party told twice, an agent of nobody', async () => {
    const parties = ['案号,诉讼地位,类型,姓名,代理谁', '（2024）湘0104执9999号,被执行人,自然人,马某,', '（2024）湘0104执2187号,被执行人,自然人,马某,', '（2024）湘0104执2187号,被执行人,自然人,马某,', '（2024）湘0104执2187号,代理人,自然人,谭某,何某'];
    expect(await faultsOf([jsonFile([goodCase]), csvFile('当事人.csv', parties.join('\n'))])).toEqual([
      '当事人 2 案号 （2024）湘0104执9999号: 本次导入的“案件”表中没有这个案号',
      '当事人 4 姓名 马某: 与第 3 行重复',
      '当事人 5 代理谁 何某: 本案当事人中没有这个名字',
    ]);
  });

  it('accounts: bad names, no password, another court, told twice; a password is never shown', async () => {
    const officers = [
      { 法院代字: '湘0104', 账号: 'Li Si!', 姓名: '李某', 角色: '执行员', 初始密码: 'long enough' },
      { 法院代字: '湘0104', 账号: 'new', 姓名: '新某', 角色: '书记员' },
      { 法院代字: '湘0104', 账号: 'short', 姓名: '短某', 角色: '书记员', 初始密码: 'abc' },
      { 法院代字: '湘0104', 账号: 'WAN', 姓名: '完某', 角色: '书记员' },
      { 法院代字: '鄂1125', 账号: 'foreign', 姓名: '外某', 角色: '队长', 初始密码: 'long enough' },
    ];
    expect(await faultsOf([jsonFile({ officers })])).toEqual([
      'officers 1 账号 Li Si!: 账号只能用小写字母、数字、点、连字符和下划线，2 至 32 位',
      'officers 2 初始密码 : 新账号必须有初始密码或密码摘要',
      'officers 3 初始密码 ••••: 初始密码至少 8 位',
      'officers 4 账号 WAN: 这个账号属于另一个法院（qh-gangcha）',
      'officers 5 角色 队长: 不在可选范围内；可写：执行员、书记员、带队负责人、管理员',
      'officers 5 法院代字 鄂1125: 案号属于法院代字“鄂1125”，该法院既不在本系统中，也不在本次导入的“法院”表中',
    ]);
  });

  it('a court that is registered otherwise', async () => {
    expect(await faultsOf([jsonFile({ courts: [{ 法院代字: '湘0104', 法院标识: 'yuelu', 法院名称: '岳麓法院' }, { 法院代字: '湘0105', 法院标识: 'Kai Fu', 法院名称: '开福' }] })])).toEqual([
      'courts 1 法院标识 yuelu: 与本系统已登记的不一致：湘0104 hn-yuelu',
      'courts 2 法院标识 Kai Fu: 法院标识只能用小写字母、数字和连字符，例如 hn-yuelu',
    ]);
  });

  it('an assignment to both or to none', async () => {
    expect(await caseFaults({ 分派: [{ 账号: 'zhang', 团队: '执行一队' }, { 账号: 'zhang' }] })).toEqual(['cases[1].分派 1 账号 zhang: 账号和团队要写一个，只写一个']);
  });
});

describe('files that cannot be read', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['坏.json', '{"cases": [', /文件读不出来/],
    ['坏.json', '"text"', /JSON 应当是案件的列表/],
    ['坏.json', '[1, 2]', /JSON 应当是案件的列表/],
    ['坏.xlsx', Buffer.from('no zip at all'), /文件读不出来/],
    ['案件.csv', '"unclosed', /文件读不出来|没有可导入的内容/],
    ['案件.csv', '', /没有可导入的内容/],
    ['案件.pdf', '%PDF', /只认 .json、.csv 和 .xlsx 文件/],
    ['流水.csv', '日期,摘要\n2024-01-01,x', /不认识这张表；可用的表：法院、人员、案件/],
  ])('%s is told as a whole', async (name, content, words) => {
    const faults = await faultsOf([{ name, bytes: Buffer.from(content) }], knownCourt);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(words);
  });

  it('data under no header is told, not lost', async () => {
    expect(await faultsOf([csvFile('案件.csv', '案号,申请标的额,团队\n（2024）湘0104执1号,100,执行一队,多出来的')])).toEqual(['案件 1 #4 : 不认识这一列；请改正列名或删去此列']);
  });

  it('a sheet without its case numbers', async () => {
    expect(await faultsOf([csvFile('案件.csv', '案由,申请标的额,团队\n借款,100,执行一队')])).toContain('案件 - - : 缺少必需的列“案号”');
  });
});

it('all faults of all sheets come at once, in reading order', async () => {
  const faults = await faultsOf([jsonFile([{ ...goodCase, 立案日期: 'x', 申请标的额: -1, 线索: [{ ...clue, 纬度: 91, 内容: '' }] }, { 案号: 'bad' }])]);
  const places = faults.map((fault) => fault.split(' ').slice(0, 3).join(' '));
  expect(places).toEqual(['cases 1 立案日期', 'cases 1 申请标的额', 'cases 2 案号', 'cases 2 申请标的额', 'cases[1].线索 1 内容', 'cases[1].线索 1 纬度']);
});
