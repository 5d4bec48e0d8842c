import { shanghaiDay } from '@/domain/time/day';
import { importCases, type ImportContext, type ImportSummary } from '../usecases/importCases';
import { faultWords } from '../import/importFault';
import { demoFiles } from './demoFiles';

/** Fills an empty store with the demo court, by the import that everybody uses. A store with any court is left as it is: null. */
export async function loadDemo(context: ImportContext): Promise<ImportSummary | null> {
  const court = await context.db.selectFrom('courts').select('court_id').limit(1).executeTakeFirst();
  if (court) return null;
  const result = await importCases(context, await demoFiles(shanghaiDay(context.now().toISOString())));
  if (result.ok) return result.summary;
  throw new Error(`The demo court cannot be imported: ${result.faults.map((fault) => `${fault.file} ${fault.sheet} ${fault.row} ${fault.column}: ${faultWords(fault, 'zh-CN')}`).join('; ')}`);
}
