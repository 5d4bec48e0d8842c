/** What a paper shows where something is not known: a line to complete by hand or keyboard, never an invented value. */
export const BLANK = '______';
const BLANK_TIME = '____年__月__日__时__分';

/** An instant as papers write it, in Asia/Shanghai (UTC+8 all year): 2024年8月17日6时40分; a line to complete when unknown. */
export function paperTime(instant: string | null): string {
  const ms = instant === null ? NaN : Date.parse(instant);
  if (!Number.isFinite(ms)) return BLANK_TIME;
  const [day = '', clock = ''] = new Date(ms + 8 * 3_600_000).toISOString().split('T');
  const [year, month, date] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return `${year}年${month}月${date}日${hour}时${String(minute).padStart(2, '0')}分`;
}

/** A day (YYYY-MM-DD) as papers write it: 2024年8月17日. */
export function paperDay(day: string | null): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '');
  return found ? `${found[1]}年${Number(found[2])}月${Number(found[3])}日` : '____年__月__日';
}
