/**
 * The letter of a new writer (W4): what it asks for when that is the device's own with primes, else the device's; where another
 * writer of the officer on this device labels with it already, the next one with a prime more.
 */
export function writerLetter(ofDevice: string, asked: string | undefined, taken: ReadonlySet<string>): string {
  let letter = asked !== undefined && baseLetter(asked) === ofDevice ? asked : ofDevice;
  while (taken.has(letter)) letter += PRIME;
  return letter;
}

const PRIME = '′';
export const baseLetter = (letter: string): string => letter.replaceAll(PRIME, '');
