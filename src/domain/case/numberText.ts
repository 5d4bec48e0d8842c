const OPENING = '（(〔[【﹝［';
const CLOSING = '）)〕]】﹞］';
const BRACKETS = /[（）()〔〕[\]【】﹝﹞［］]/gu;

/** Digits, Latin letters and dashes of full width become half width; every white space goes. */
export function narrow(text: string): string {
  return text
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[－—–]/g, '-')
    .replace(/[\s\u3000\u200b\ufeff]+/g, '');
}

/** Round full-width brackets in place of every other style: (2024)、〔2024〕、[2024] → （2024）. */
export function fullWidthBrackets(text: string): string {
  return [...text].map((char) => (OPENING.includes(char) ? '（' : CLOSING.includes(char) ? '）' : char)).join('');
}

/**
 * A text as it is searched: no brackets of any style, no white space, half width, lower case. The same is done to what
 * is typed, so that a case number is found however its brackets are written.
 */
export const searchKey = (text: string): string => narrow(text).replace(BRACKETS, '').toLowerCase();
