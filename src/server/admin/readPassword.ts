import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { AdminRefusal, type AdminWords } from './adminWords';

/** A terminal's input, as far as it is needed. */
export type PasswordInput = Readable & { readonly isTTY?: boolean; readonly setRawMode?: (raw: boolean) => unknown };

const SHORTEST = 8;
const LONGEST = 200;

/**
 * A new password: the first line of a file, or of what is piped in; on a terminal it is asked for twice and not shown. It is never an argument, which
 * every user of the machine could read. Throws AdminRefusal.
 */
export async function readPassword(file: string | undefined, { input, output, words }: { readonly input: PasswordInput; readonly output: Writable; readonly words: AdminWords }): Promise<string> {
  if (file !== undefined) return sound(firstLine(await readFile(file, 'utf8')));
  if (input.isTTY !== true) return sound(firstLine(await readAll(input)));
  const first = sound(await askHidden(input, output, words.password));
  if ((await askHidden(input, output, words.passwordAgain)) !== first) throw new AdminRefusal('passwordDiffers');
  return first;
}

function sound(password: string): string {
  if (password === '') throw new AdminRefusal('passwordMissing');
  if ([...password].length < SHORTEST) throw new AdminRefusal('passwordShort');
  if (password.length > LONGEST) throw new AdminRefusal('passwordLong');
  return password;
}

const firstLine = (text: string): string => text.split(/\r?\n/, 1)[0] ?? '';

async function readAll(input: Readable): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of input as AsyncIterable<Buffer | string>) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

const ENTER = new Set(['\r', '\n']);
const RUB_OUT = new Set(['\u007f', '\b']);
const ABORT = new Set(['\u0003', '\u0004']);

function askHidden(input: PasswordInput, output: Writable, question: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const end = (finish: () => void): void => {
      input.off('data', hear);
      input.setRawMode?.(false);
      input.pause();
      output.write('\n');
      finish();
    };
    const hear = (chunk: Buffer | string): void => {
      for (const character of chunk.toString()) {
        if (ENTER.has(character)) return end(() => resolve(typed.join('')));
        if (ABORT.has(character)) return end(() => reject(new AdminRefusal('aborted')));
        if (RUB_OUT.has(character)) typed = typed.slice(0, -1);
        else if (character >= ' ') typed.push(character);
      }
    };
    output.write(question);
    input.setRawMode?.(true);
    input.on('data', hear);
    input.resume();
  });
}
