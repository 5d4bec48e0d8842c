import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { auditLog } from './audit/auditLog';
import { commandUser } from './audit/commandUser';
import { openDataFolder } from './dataFolder';
import { joinStore } from './db/joinStore';
import { faultTable } from './import/faultTable';
import { fillIn, importWords, type ImportFault, type ImportLanguage } from './import/importFault';
import type { ImportFile } from './import/readImportFile';
import { openKeyRing } from './keys/keyRing';
import { readSettings } from './settings';
import { importCases, type ImportResult } from './usecases/importCases';

/**
 * `npm run import -- [--lang en] FILE [FILE…]`: imports the files as one, beside a running gateway or with none. Exit code 0
 * when everything was imported, 1 when nothing was, 2 when classified cases were left out.
 */
async function main(args: readonly string[]): Promise<number> {
  const english = args.indexOf('--lang') >= 0 && args[args.indexOf('--lang') + 1] === 'en';
  const language: ImportLanguage = english ? 'en' : 'zh-CN';
  const words = importWords(language).report;
  const paths = args.filter((arg, i) => arg !== '--lang' && args[i - 1] !== '--lang');
  if (paths.length === 0) {
    console.error(words.usage);
    return 1;
  }
  try {
    const { files, faults } = await readAll(paths);
    const result: ImportResult = faults.length > 0 ? { ok: false, faults } : await runImport(files);
    if (!result.ok) {
      console.error(faultTable(result.faults, language));
      console.error(fillIn(words.refused, { count: result.faults.length }));
      return 1;
    }
    const { created, updated, unchanged, entries, courts, officers, officersChanged } = result.summary;
    console.log(fillIn(words.done, { created, updated, unchanged, entries }));
    if (courts + officers + officersChanged > 0) console.log(fillIn(words.people, { courts, officers, changed: officersChanged }));
    if (result.refused.length === 0) return 0;
    console.error(faultTable(result.refused, language));
    console.error(fillIn(words.leftOut, { count: result.refused.length }));
    return 2;
  } catch (error) {
    console.error(fillIn(words.failed, { why: error instanceof Error ? error.message : String(error) }));
    return 1;
  }
}

async function readAll(paths: readonly string[]): Promise<{ files: ImportFile[]; faults: ImportFault[] }> {
  const files: ImportFile[] = [];
  const faults: ImportFault[] = [];
  for (const path of paths) {
    try {
      files.push({ name: path, bytes: await readFile(path) });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      faults.push({ file: path, sheet: '', row: null, column: null, value: '', reason: 'unreadableFile', detail: { why } });
    }
  }
  return { files, faults };
}

async function runImport(files: readonly ImportFile[]): Promise<ImportResult> {
  const settings = readSettings(process.env);
  const folder = await openDataFolder(settings.dataFolder);
  const store = await joinStore(settings, folder);
  try {
    const now = (): Date => new Date();
    const result = await importCases({ db: store.db, keys: await openKeyRing(folder.keys), now }, files);
    const counts = result.ok ? { ...result.summary, refused: result.refused.length } : { faults: result.faults.length };
    await auditLog(store.auditPool, now).write({ what: 'import', court: null, who: null, from: commandUser(), object: { files: files.map(({ name, bytes }) => `${basename(name)} ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`), ...counts }, outcome: result.ok ? 'done' : 'refused' });
    return result;
  } finally {
    await store.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
