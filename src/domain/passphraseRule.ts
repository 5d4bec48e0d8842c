
/** What a passphrase lacks, in a closed list; null: it may be used. */
export const passphraseFaults = ['short', 'digitsOnly', 'repeated', 'account'] as const;
export type PassphraseFault = (typeof passphraseFaults)[number];

const SHORTEST = 10;
/** A Han character is worth two letters: there are thousands to choose from. */
const SHORTEST_HAN = 6;

/**
 * What a passphrase must be to stand guessing by somebody who has the disk (decisions/0001). Digits alone never do: six of them fall within
 * minutes, however they are stretched.
 */
export function passphraseFault(typed: string, account: string): PassphraseFault | null {
  const passphrase = normalPassphrase(typed);
  const letters = [...passphrase];
  const han = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length;
  if (letters.length + han < (han > 0 ? 2 * SHORTEST_HAN : SHORTEST)) return 'short';
  if (/^[\p{Nd}\p{P}\p{S}\s]+$/u.test(passphrase)) return 'digitsOnly';
  if (new Set(letters.map((letter) => letter.toLowerCase())).size < 5) return 'repeated';
  return account !== '' && passphrase.toLowerCase().includes(account.toLowerCase()) && letters.length < account.length + SHORTEST - 2 ? 'account' : null;
}

/** The same passphrase however it was typed: composed, and without blanks at its ends. */
export const normalPassphrase = (typed: string): string => typed.normalize('NFKC').trim();
