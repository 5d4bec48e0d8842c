import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { adminWords } from '@/server/admin/adminWords';
import { readPassword, type PasswordInput } from '@/server/admin/readPassword';

/** A terminal at which somebody types; what it shows, and whether it echoes. */
function terminal(...typed: readonly string[]) {
  const raw: boolean[] = [];
  const input: PasswordInput = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) });
  const output = new PassThrough();
  let shown = '';
  const lines = [...typed];
  output.on('data', (text: Buffer) => {
    shown += text.toString();
    if (text.toString().endsWith('：')) for (const character of lines.shift() ?? '') (input as PassThrough).write(character);
  });
  return { read: () => readPassword(undefined, { input, output, words: adminWords(false) }), shown: () => shown, raw };
}

describe('a new password on a terminal', () => {
  it('is asked for twice and never shown; a slip can be rubbed out', async () => {
    const { read, shown, raw } = terminal('秋风-落叶-2027\u007f6\r', '秋风-落叶-2026\r');
    expect(await read()).toBe('秋风-落叶-2026');
    expect(shown()).toBe('新密码：\n再输一次：\n');
    expect(raw).toEqual([true, false, true, false]);
  });

  it.each([
    [['秋风-落叶-2026\r', '秋风-落叶-2027\r'], 'passwordDiffers'],
    [['short\r'], 'passwordShort'],
    [['\r'], 'passwordMissing'],
    [['秋风\u0003'], 'aborted'],
  ])('%j is refused: %s', async (typed, reason) => {
    const { read, raw } = terminal(...typed);
    await expect(read()).rejects.toMatchObject({ reason });
    expect(raw.at(-1)).toBe(false);
  });
});
