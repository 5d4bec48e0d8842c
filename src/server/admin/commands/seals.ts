import type { StripState } from '@/domain/seals';
import { commandUser } from '../../audit/commandUser';
import { fillIn } from '../../import/importFault';
import { issueSeals, type IssuedSeals } from '../../usecases/seals/issueSeals';
import { sealAccount } from '../../usecases/seals/sealAccount';
import type { AdminCommand, AdminContext, AdminOutcome } from '../adminCommand';
import { AdminRefusal } from '../adminWords';
import { findCourt } from '../findCourt';
import { findOfficer } from '../findOfficer';

/** Seal strips (封条): given to a tablet from a first to a last number, and where all of them are. */
export const seals: AdminCommand = {
  takes: ['issue | list', 'COURT', '…'],
  options: ['to'],
  flags: [],
  async run(context, [what, of = '', ...rest], { to }) {
    const { id: court } = await findCourt(context, of);
    switch (what) {
      case 'issue':
        return issue(context, court, rest, to);
      case 'list':
        return list(context, court);
      default:
        throw new AdminRefusal('unknownCommand', { command: `seals ${what ?? ''}` });
    }
  },
};

const refusals = {
  unknownDevice: 'unknownDevice',
  deviceRevoked: 'sealsDeviceRevoked',
  overlap: 'sealsOverlap',
  notANumber: 'sealsNotANumber',
  unlike: 'sealsUnlike',
  reversed: 'sealsReversed',
  tooMany: 'sealsTooMany',
} as const satisfies Record<Extract<IssuedSeals, { ok: false }>['reason'], AdminRefusal['reason']>;

async function issue(context: AdminContext, court: string, [tablet, first, last]: readonly string[], account: string | undefined): Promise<AdminOutcome> {
  if (tablet === undefined || first === undefined || last === undefined) throw new AdminRefusal('missing', { what: tablet === undefined ? 'TABLET' : first === undefined ? 'FIRST' : 'LAST' });
  const officer = account === undefined ? null : await findOfficer(context, account);
  if (officer && officer.court !== court) throw new AdminRefusal('unknownAccount', { account: officer.account });
  const issued = await issueSeals(context, { court, tablet, first, last, officer: officer?.id ?? null, by: commandUser() });
  if (!issued.ok) throw new AdminRefusal(refusals[issued.reason], { device: tablet, first, last });
  const { letter, device, count, range } = issued;
  return { lines: [fillIn(context.words.done.sealsIssued, { letter, first, last, count, account: officer?.account ?? '–' })], audited: { court, object: { range, first, last, count, letter, device, officer: officer?.id ?? null } } };
}

async function list({ db, words }: AdminContext, court: string): Promise<AdminOutcome> {
  const ranges = await sealAccount(db, court);
  const lines = ranges.map(({ first, last, letter, takenBy, issuedAt, strips }) => {
    const count = (state: StripState): number => strips.filter((strip) => strip.state === state).length;
    return fillIn(words.done.sealRange, { first, last, letter, takenBy: takenBy ?? '–', issuedAt, affixed: count('affixed'), torn: count('torn'), removed: count('removed'), void: count('void'), left: count('onBoard') });
  });
  return { lines, audited: null };
}
