import type { AdminContext } from './adminCommand';
import { AdminRefusal } from './adminWords';

/** A court by its id or its code. Throws AdminRefusal. */
export async function findCourt({ db }: Pick<AdminContext, 'db'>, idOrCode: string): Promise<{ readonly id: string; readonly code: string }> {
  const row = await db
    .selectFrom('courts')
    .select(['court_id', 'code'])
    .where((or) => or.or([or('court_id', '=', idOrCode), or('code', '=', idOrCode)]))
    .executeTakeFirst();
  if (row === undefined) throw new AdminRefusal('unknownCourt', { court: idOrCode });
  return { id: row.court_id, code: row.code };
}
