import { commandUser } from '../audit/commandUser';
import type { AdminContext } from './adminCommand';
import { AdminRefusal } from './adminWords';
import { adminCommands } from './commands';
import { readArguments } from './readArguments';

/** Runs one command and writes down that it was given: what it did, or why it did nothing. Throws AdminRefusal, or what went wrong. Returns what it says. */
export async function runAdmin(context: AdminContext, [name = '', ...given]: readonly string[]): Promise<readonly string[]> {
  const command = adminCommands.get(name);
  if (command === undefined) throw new AdminRefusal('unknownCommand', { command: name });
  const { args, options } = readArguments(command, given);
  const event = { what: 'admin', who: null, from: commandUser() } as const;
  try {
    const { lines, audited } = await command.run(context, args, options);
    if (audited !== null) await context.audit.write({ ...event, court: audited.court, object: { command: name, ...audited.object }, outcome: 'done' });
    return lines;
  } catch (error) {
    await context.audit.write({ ...event, court: null, object: { command: name, ...(error instanceof AdminRefusal ? { reason: error.reason } : {}) }, outcome: 'refused' });
    throw error;
  }
}
