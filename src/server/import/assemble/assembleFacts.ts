import type { CaseFacts } from '@/domain/case/caseRecord';
import { delayedInterest } from '@/domain/money/delayedInterest';
import { enforcementFeeFen } from '@/domain/money/enforcementFee';
import { seizureLimitFen } from '@/domain/money/seizureLimit';
import type { PlannedCourt } from './importPlan';
import type { SoundRows } from './soundRows';

type CaseRow = SoundRows['cases'][number];

/** Ids and names of those whom a case row names by account or team. */
export interface Named {
  readonly officer: (account: string) => { readonly id: string; readonly name: string } | null;
  readonly team: (court: string, name: string) => string;
}

/** The facts of a case from its row: the fee by the scale and the interest by days where the file does not state them. */
export function assembleFacts(row: CaseRow, court: PlannedCourt, named: Named): CaseFacts {
  const aim = row.aim ?? 'money';
  const feeFen = row.fee ?? (row.claim === null ? null : enforcementFeeFen(row.claim));
  const interestBaseFen = row.interestBase ?? (row.interestFrom === null ? null : row.claim);
  const interestFen = interestOf(interestBaseFen, row.interestFrom, row.interestTo);
  const limitWithInterest = row.limitWithInterest ?? false;
  const computed = aim === 'delivery' ? null : seizureLimitFen({ claimFen: row.claim, recoveredFen: row.recovered, feeFen, interestFen }, limitWithInterest);
  const handler = row.handler === null ? null : named.officer(row.handler);
  const recorder = row.recorder === null ? null : named.officer(row.recorder);
  return {
    number: row.number.text,
    court: court.id,
    courtCode: court.code,
    courtName: court.name,
    status: row.status ?? 'open',
    aim,
    cause: row.cause,
    docketedOn: row.docketedOn,
    place: row.place,
    deliverable: row.deliverable,
    claimFen: row.claim,
    recoveredFen: row.recovered,
    feeFen,
    interestBaseFen,
    interestFrom: row.interestFrom,
    interestTo: row.interestTo,
    interestFen,
    limitWithInterest,
    limitSetFen: row.limit,
    limitFen: row.limit ?? computed,
    noticeServedOn: row.noticeServedOn,
    reportOrderServedOn: row.reportOrderServedOn,
    originalCourt: row.originalCourt,
    transferOrder: row.transferOrder,
    handler: handler?.id ?? null,
    handlerName: handler?.name ?? null,
    recorder: recorder?.id ?? null,
    recorderName: recorder?.name ?? null,
    team: row.team === null ? null : named.team(court.id, row.team),
    teamName: row.team,
    remark: row.remark,
  };
}

function interestOf(baseFen: number | null, from: string | null, to: string | null): number | null {
  if (baseFen === null || from === null || to === null) return null;
  const computed = delayedInterest(baseFen, from, to);
  return computed.ok ? computed.interest.interestFen : null;
}
