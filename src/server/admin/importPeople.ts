import { faultWords } from '../import/importFault';
import { importCases } from '../usecases/importCases';
import type { AdminContext } from './adminCommand';

/** Takes rows of people as an import does: the same checks, the same words for what is wrong. Throws with those. */
export async function importPeople(context: Pick<AdminContext, 'db' | 'keys' | 'now' | 'english'>, rows: { readonly courts?: readonly object[]; readonly officers?: readonly object[] }): Promise<void> {
  const file = { name: 'admin.json', bytes: Buffer.from(JSON.stringify(rows), 'utf8') };
  const result = await importCases(context, [file]);
  if (result.ok) return;
  throw new Error(result.faults.map((fault) => `${fault.column ?? fault.sheet} ${fault.value}: ${faultWords(fault, context.english ? 'en' : 'zh-CN')}`).join('; '));
}
