import { fillIn } from '../../import/importFault';
import type { AdminCommand } from '../adminCommand';
import { AdminRefusal } from '../adminWords';
import { importPeople } from '../importPeople';

/** A new court of this installation, with its keys. Its id is its for ever. */
export const createCourt: AdminCommand = {
  takes: ['ID', 'CODE', 'NAME'],
  options: [],
  flags: [],
  async run(context, [court = '', code = '', name = '']) {
    const known = await context.db.selectFrom('courts').select('court_id').where((or) => or.or([or('court_id', '=', court), or('code', '=', code)])).executeTakeFirst();
    if (known !== undefined) throw new AdminRefusal('courtExists', { court: known.court_id });
    await importPeople(context, { courts: [{ code, courtId: court, name }] });
    await context.keys.court(court);
    return { lines: [fillIn(context.words.done.createCourt, { court, name })], audited: { court, object: { code } } };
  },
};
