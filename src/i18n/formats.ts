/** The courts' clock. Stored times are UTC; a person always reads this zone. */
const TIME_ZONE = 'Asia/Shanghai';

/** 1 亩 = 2000/3 m². */
const MU_M2 = 2000 / 3;

export type FormatUnit = 'day' | 'hour' | 'minute' | 'second';
export interface DurationPart {
  readonly unit: FormatUnit;
  readonly count: number;
}

/** Every figure and date a person reads, in one language. Pure: times come as ISO text or milliseconds. */
export function createFormats(tag: string) {
  // Each is made when it is first asked for, and kept: making one takes a tablet milliseconds, and no screen needs them all.
  const clock = (options: Intl.DateTimeFormatOptions) => {
    let made: Intl.DateTimeFormat | null = null;
    return (at: string | number) => (made ??= new Intl.DateTimeFormat(tag, { timeZone: TIME_ZONE, hourCycle: 'h23', ...options })).format(new Date(at));
  };
  const figures = new Map<string, Intl.NumberFormat>();
  const figure = (value: number, options: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options);
    const made = figures.get(key) ?? new Intl.NumberFormat(tag, options);
    figures.set(key, made);
    return made.format(value);
  };
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

  /** 336000000 分 → 3,360,000; 分 only where there are any. */
  const writeYuan = (fen: number) => {
    const digits = fen % 100 === 0 ? 0 : 2;
    return figure(fen / 100, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  };
  const writeNumber = (value: number, decimals = 0) => figure(value, { maximumFractionDigits: decimals });

  return {
    time: clock(time),
    timeWithSeconds: clock({ ...time, second: '2-digit' }),
    date: clock(day),
    dateTime: clock({ ...day, ...time }),
    /** 12月3日 06:40: for what lies within the year. */
    shortDateTime: clock({ month: 'short', day: 'numeric', ...time }),
    /** Long form for papers: 2024年12月3日. */
    longDate: clock({ year: 'numeric', month: 'long', day: 'numeric' }),
    weekday: clock({ weekday: 'short' }),
    yuan: writeYuan,
    money: (fen: number) => `${fen < 0 ? '−' : ''}¥ ${writeYuan(Math.abs(fen))}`,
    number: writeNumber,
    percent: (share: number) => figure(share, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }),
    bytes: (bytes: number) => writeBytes(bytes, writeNumber),
    areaM2: (m2: number) => `${writeNumber(m2, 1)} m²`,
    /** The number of 亩 with two decimals; the unit's word is in `useFormat().area`. */
    muOf: (m2: number) => writeNumber(m2 / MU_M2, 2),
    duration: (ms: number): readonly DurationPart[] => splitDuration(ms),
  };
}

/** Decimal units as storage is sold and browsers count: 14.2 MB. */
function writeBytes(bytes: number, write: (value: number, decimals: number) => string): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let at = 0;
  while (Math.abs(value) >= 999.5 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  return `${write(value, at > 1 && Math.abs(value) < 100 ? 1 : 0)} ${units[at]}`;
}

/** The two largest units that say something: 3 h 12 min, 45 s, 2 d 1 h. */
function splitDuration(ms: number): DurationPart[] {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const counts: DurationPart[] = [
    { unit: 'day', count: Math.floor(seconds / 86_400) },
    { unit: 'hour', count: Math.floor((seconds % 86_400) / 3600) },
    { unit: 'minute', count: Math.floor((seconds % 3600) / 60) },
    { unit: 'second', count: seconds % 60 },
  ];
  const first = counts.findIndex(({ count }) => count > 0);
  if (first === -1) return [{ unit: 'second', count: 0 }];
  return counts.slice(first, first + 2).filter(({ count, unit }) => count > 0 && (unit !== 'second' || seconds < 600));
}
