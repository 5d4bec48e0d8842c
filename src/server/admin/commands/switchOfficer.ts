import { fillIn } from '../../import/importFault';
import type { AdminCommand } from '../adminCommand';
import { endSessions, findOfficer } from '../findOfficer';

/** Switches an account off or on. Off: out at once, and what still comes is taken and waits for a lead. */
const switching = (on: boolean): AdminCommand => ({
  takes: ['ACCOUNT'],
  options: [],
  flags: [],
  async run(context, [account = '']) {
    const officer = await findOfficer(context, account);
    await context.db.updateTable('officers').set({ active: on }).where('court_id', '=', officer.court).where('officer_id', '=', officer.id).execute();
    const sessions = await endSessions(context, officer);
    const words = on ? context.words.done.switchOn : context.words.done.switchOff;
    return { lines: [fillIn(words, { account: officer.account, sessions })], audited: { court: officer.court, object: { officer: officer.id, sessions } } };
  },
});

export const switchOff = switching(false);
export const switchOn = switching(true);
