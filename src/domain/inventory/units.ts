/** Units with the paper's own word; a document stores `unit.<id>`, labels of screens are `unit.<id>` too. */
export const unitWords = {
  vehicle: '辆',
  set: '台',
  suite: '套',
  place: '处',
  line: '条',
  piece: '件',
  item: '个',
  entry: '项',
  box: '箱',
  bag: '袋',
  bottle: '瓶',
  sheet: '张',
  volume: '册',
  page: '页',
  device: '部',
  head: '头',
  animal: '只',
  bird: '羽',
  ton: '吨',
  kg: '千克',
  gram: '克',
  cubicMetre: '立方米',
  squareMetre: '平方米',
  mu: '亩',
  hectare: '公顷',
  yuan: '元',
  sum: '笔',
  account: '户',
  share: '股',
  portion: '份',
  key: '把',
  km: '公里',
  hour: '小时',
  month: '月',
  percent: '%',
} as const satisfies Readonly<Record<string, string>>;

export type UnitKey = `unit.${keyof typeof unitWords}`;

/** Of what is weighed or measured: how much there is nobody knows before it was. */
const measured: readonly UnitKey[] = ['unit.ton', 'unit.kg', 'unit.gram', 'unit.cubicMetre', 'unit.squareMetre', 'unit.mu', 'unit.hectare'];
export const isMeasured = (unit: UnitKey): boolean => measured.includes(unit);

/** The paper's word for a unit as stored; an unknown one of a newer version is printed as it was recorded. */
export const unitWord = (unit: string | null): string => (unit === null ? '' : ((unitWords as Readonly<Record<string, string>>)[unit.replace(/^unit\./, '')] ?? unit));
