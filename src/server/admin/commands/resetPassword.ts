import { hashPassword } from '../../auth/passwords';
import { fillIn } from '../../import/importFault';
import type { AdminCommand } from '../adminCommand';
import { endSessions, findOfficer } from '../findOfficer';

/** A new password; whoever was signed in with the old one is not any more. */
export const resetPassword: AdminCommand = {
  takes: ['ACCOUNT'],
  options: ['password-file'],
  flags: [],
  async run(context, [account = ''], { 'password-file': file }) {
    const officer = await findOfficer(context, account);
    const passwordHash = await hashPassword(await context.readPassword(file));
    await context.db.updateTable('officers').set({ password_hash: passwordHash }).where('court_id', '=', officer.court).where('officer_id', '=', officer.id).execute();
    const sessions = await endSessions(context, officer);
    return { lines: [fillIn(context.words.done.resetPassword, { account: officer.account, sessions })], audited: { court: officer.court, object: { officer: officer.id, sessions } } };
  },
};
