import { auditLog } from './audit/auditLog';
import { commandUser } from './audit/commandUser';
import { BundleError } from './bundles/bundleError';
import { bundleReport, bundleWords, faultReport, type BundleWords } from './bundles/bundleReport';
import { openBundle } from './bundles/openBundle';
import { openDataFolder } from './dataFolder';
import { joinStore } from './db/joinStore';
import { fillIn } from './import/importFault';
import { openKeyRing } from './keys/keyRing';
import { readSettings } from './settings';
import { importBundle } from './usecases/importBundle';
import type { FileParts } from './usecases/receiveFile';

/** What is recorded as the carrier of what this command brings in. */
const CARRIER = 'import-bundle';

/**
 * `npm run import-bundle -- [--lang en] FILE [FILE…]`: takes in tablets' emergency exports, beside a running gateway or with none. Exit code 0
 * when everything in them is at the court, 1 when something is not.
 */
async function main(args: readonly string[]): Promise<number> {
  const words = bundleWords(args.some((arg, i) => arg === 'en' && args[i - 1] === '--lang'));
  const paths = args.filter((arg, i) => arg !== '--lang' && args[i - 1] !== '--lang');
  if (paths.length === 0) {
    console.error(words.usage);
    return 1;
  }
  const folder = await openDataFolder(readSettings(process.env).dataFolder);
  const store = await joinStore(readSettings(process.env), folder);
  try {
    const now = (): Date => new Date();
    const parts: FileParts = { db: store.db, keys: await openKeyRing(folder.keys), dataFolder: folder, now, audit: auditLog(store.auditPool, now) };
    let allTaken = true;
    for (const path of paths) allTaken = (await importOne(parts, path, words)) && allTaken;
    if (allTaken) console.log(fillIn(words.done, { count: paths.length }));
    else console.error(words.partly);
    return allTaken ? 0 : 1;
  } finally {
    await store.close();
  }
}

/** Whether all of it is at the court now. */
async function importOne(parts: FileParts, path: string, words: BundleWords): Promise<boolean> {
  const isHere = async (court: string): Promise<boolean> => (await parts.db.selectFrom('courts').select('court_id').where('court_id', '=', court).executeTakeFirst()) !== undefined;
  try {
    const bundle = await openBundle(path, parts.keys, isHere);
    // What is not folded at once, a running gateway folds by itself, and so does the next one that starts.
    const counts = await importBundle(parts, { bundle, carrier: CARRIER, from: commandUser() }, { foldFirstFailed: () => undefined, foldFailed: () => undefined, auditFailed: () => undefined });
    console.log(bundleReport(words, path, bundle.header, counts));
    return counts.refused.length === 0;
  } catch (error) {
    console.error(error instanceof BundleError ? faultReport(words, path, error.fault) : fillIn(words.failed, { why: error instanceof Error ? error.message : String(error) }));
    return false;
  }
}

process.exitCode = await main(process.argv.slice(2));
