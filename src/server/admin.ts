import { adminWords, AdminRefusal } from './admin/adminWords';
import { readPassword } from './admin/readPassword';
import { runAdmin } from './admin/runAdmin';
import { auditLog } from './audit/auditLog';
import { openDataFolder } from './dataFolder';
import { joinStore } from './db/joinStore';
import { fillIn } from './import/importFault';
import { openKeyRing } from './keys/keyRing';
import { readSettings } from './settings';

/**
 * `npm run admin -- [--lang en] COMMAND …`: what an administrator of the court's machine does, beside a running gateway or with none. Says what it
 * did and ends with 0, or that it changed nothing and ends with 1.
 */
async function main(given: readonly string[]): Promise<number> {
  const english = given.some((word, at) => word === 'en' && given[at - 1] === '--lang');
  const words = adminWords(english);
  const args = given.filter((word, at) => word !== '--lang' && given[at - 1] !== '--lang');
  if (args.length === 0) {
    console.error(words.usage);
    return 1;
  }
  try {
    const settings = readSettings(process.env);
    const dataFolder = await openDataFolder(settings.dataFolder);
    const store = await joinStore(settings, dataFolder);
    try {
      const now = (): Date => new Date();
      const context = { db: store.db, keys: await openKeyRing(dataFolder.keys), audit: auditLog(store.auditPool, now), dataFolder, now, english, words };
      const lines = await runAdmin({ ...context, readPassword: (file) => readPassword(file, { input: process.stdin, output: process.stderr, words }) }, args);
      if (lines.length > 0) console.log(lines.join('\n'));
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    const refusal = error instanceof AdminRefusal ? fillIn(words.refused[error.reason], error.detail) : null;
    console.error(fillIn(words.failed, { why: refusal ?? (error instanceof Error ? error.message : String(error)) }));
    if (error instanceof AdminRefusal && ['unknownCommand', 'missing', 'tooMany', 'unknownOption'].includes(error.reason)) console.error(words.usage);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
