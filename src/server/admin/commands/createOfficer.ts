import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../auth/passwords';
import { fillIn } from '../../import/importFault';
import { plainAccount } from '../../import/people';
import type { AdminCommand } from '../adminCommand';
import { AdminRefusal } from '../adminWords';
import { findCourt } from '../findCourt';
import { importPeople } from '../importPeople';

/** A new account. Without a password it is for single sign-on alone. */
export const createOfficer: AdminCommand = {
  takes: ['COURT', 'ACCOUNT', 'NAME', 'ROLE'],
  options: ['team', 'duty', 'certificate', 'password-file'],
  flags: ['no-password'],
  async run(context, [of = '', account = '', name = '', role = ''], { team, duty, certificate, 'password-file': file, 'no-password': none }) {
    const { id: court, code } = await findCourt(context, of);
    const known = await context.db.selectFrom('officers').select('account').where('account', '=', plainAccount(account)).executeTakeFirst();
    if (known !== undefined) throw new AdminRefusal('accountExists', { account: known.account });
    // Nobody ever knew the password of which this is the hash.
    const passwordHash = await hashPassword(none === undefined ? await context.readPassword(file) : randomUUID());
    await importPeople(context, { officers: [{ court: code, account, name, role, passwordHash, ...(team === undefined ? {} : { team }), ...(duty === undefined ? {} : { duty }), ...(certificate === undefined ? {} : { certificateNo: certificate }) }] });
    return { lines: [fillIn(context.words.done.createOfficer, { account, name })], audited: { court, object: { account: plainAccount(account), role, team: team ?? null, password: none === undefined } } };
  },
};
