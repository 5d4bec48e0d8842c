import type { CaseFacts, CaseRecord, Party } from '@/domain/case/caseRecord';

const facts: CaseFacts = {
  number: '（2024）湘0104执2187号', court: 'hn-yuelu', courtCode: '湘0104', courtName: '长沙市岳麓区人民法院', status: 'open', aim: 'money', cause: null, docketedOn: null,
  place: null, deliverable: null, claimFen: null, recoveredFen: null, feeFen: null, interestBaseFen: null, interestFrom: null, interestTo: null, interestFen: null,
  limitWithInterest: false, limitSetFen: null, limitFen: null, noticeServedOn: null, reportOrderServedOn: null, originalCourt: null, transferOrder: null,
  handler: null, handlerName: null, recorder: null, recorderName: null, team: null, teamName: null, remark: null,
};

/** A case record with nothing but what is given. */
export function aCase(given: Partial<CaseFacts> = {}, lists: Partial<Omit<CaseRecord, 'facts'>> = {}): CaseRecord {
  return {
    id: 'case-1', facts: { ...facts, ...given }, instruments: [], deadlines: [], risks: [], findings: [], measures: [], objections: [], parties: [], clues: [], papers: [], ...lists,
  };
}

export function aParty(role: Party['role'], name: string, given: Partial<Party> = {}): Party {
  return {
    id: `party-${name}`, role, type: 'organisation', name, idNumber: null, address: null, phone: null, legalRepresentative: null, controller: null, language: null, heed: null,
    actsFor: null, authority: null, specialAuthority: null, dishonestSince: null, consumptionLimitedSince: null, exitLimitedSince: null, serviceAddress: null,
    serviceConfirmedOn: null, ...given,
  };
}
