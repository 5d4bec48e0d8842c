import { createHash, hash } from 'node:crypto';

/** The same as the journal's `entryHash`, by the machine's own code: ten times as quick. */
export const nativeSha256 = (text: string): string => hash('sha256', text, 'hex');

/** The same as the journal's `saltedHash`: H(salt ‖ body). */
export const nativeSaltedHash = (saltHex: string, text: string): string => createHash('sha256').update(saltHex, 'hex').update(text, 'utf8').digest('hex');
