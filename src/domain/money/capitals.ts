const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/** An amount in capitals (大写) as receipts and transcripts want it: 438000 分 → 肆仟叁佰捌拾元整. Throws on what is no whole number of 分. */
export function capitals(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not a whole number of 分: ${fen}`);
  const amount = Math.abs(fen);
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const rest = amount % 10;
  const tail = fraction(jiao, rest, yuan > 0);
  const text = yuan === 0 && tail !== '' ? tail : `${whole(yuan)}元${tail}`;
  return `${fen < 0 ? '负' : ''}${text}${rest === 0 ? '整' : ''}`;
}

/** 角 and 分; a missing 角 between 元 and 分 is read as 零. */
function fraction(jiao: number, fen: number, afterYuan: boolean): string {
  if (jiao === 0 && fen === 0) return '';
  const jiaoText = jiao > 0 ? `${DIGITS[jiao]}角` : afterYuan ? '零' : '';
  return jiaoText + (fen > 0 ? `${DIGITS[fen]}分` : '');
}

function whole(yuan: number): string {
  if (yuan === 0) return '零';
  const groups: number[] = [];
  for (let left = yuan; left > 0; left = Math.floor(left / 10_000)) groups.push(left % 10_000);
  let text = '';
  let gap = false;
  for (let i = groups.length - 1; i >= 0; i -= 1) {
    const group = groups[i] ?? 0;
    if (group === 0) {
      gap = text !== '';
      continue;
    }
    if (text !== '' && (gap || group < 1000)) text += '零';
    text += fourDigits(group) + groupUnit(i, groups);
    gap = false;
  }
  return text;
}

/** The fourth group is 万亿: its 亿 is said once, by the third group where that has digits. */
const groupUnit = (i: number, groups: readonly number[]): string => (i < 3 ? (GROUPS[i] ?? '') : groups[2] === 0 ? '万亿' : '万');

function fourDigits(group: number): string {
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += `${zero ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    zero = false;
  }
  return text;
}
