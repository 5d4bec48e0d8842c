import type { AdminCommand } from './adminCommand';
import { AdminRefusal } from './adminWords';

export interface Arguments {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
}

/** Sorts what stands after a command's name. Throws AdminRefusal where something is missing or too much. */
export function readArguments({ takes, options: withValue, flags }: Pick<AdminCommand, 'takes' | 'options' | 'flags'>, given: readonly string[]): Arguments {
  const args: string[] = [];
  const options: Record<string, string> = {};
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? '';
    const name = word.startsWith('--') ? word.slice(2) : null;
    if (name === null) args.push(word);
    else if (flags.includes(name)) options[name] = 'yes';
    else if (withValue.includes(name)) {
      at += 1;
      const value = given[at];
      if (value === undefined) throw new AdminRefusal('missing', { what: word });
      options[name] = value;
    } else throw new AdminRefusal('unknownOption', { what: word });
  }
  const needed = takes.filter((name) => name !== '…');
  const missing = needed[args.length];
  if (missing !== undefined) throw new AdminRefusal('missing', { what: missing });
  const over = takes.includes('…') ? undefined : args[needed.length];
  if (over !== undefined) throw new AdminRefusal('tooMany', { what: over });
  return { args, options };
}
