import { addDays } from '@/domain/time/day';
import { applicants, assets, causes, clueTexts, deliveries, places, respondents, risks } from './plainCaseTables';

export const PLAIN_CASES = 40;

/**
 * Forty ordinary cases of the demo court in the format of the import, with days around `today` (YYYY-MM-DD), so that the
 * list of cases shows deadlines that are near. The same day gives the same text.
 */
export function plainCases(today: string): string {
  return JSON.stringify({ cases: Array.from({ length: PLAIN_CASES }, (_, i) => plainCase(i, today)) }, null, 1);
}

/** Row i of a table, in steps that make neighbours differ. */
const pick = <T>(table: readonly T[], i: number, step = 1): T => table[(i * step) % table.length] as T;

function plainCase(i: number, today: string): Record<string, unknown> {
  const delivery = i % 11 === 5;
  const docketedOn = addDays(today, -(20 + ((i * 37) % 260)));
  const type = i % 9 === 4 ? '执恢' : i % 13 === 7 ? '执保' : '执';
  const { place, lat, lon } = pick(places, i, 3);
  const claim = delivery ? null : [48_000, 153_600.5, 330_000, 87_420, 1_700_000, 26_800, 512_345.67, 9_300][i % 8];
  const urgent = i % 6 === 2;
  const first = i % 2 === 0;
  const number = `（${docketedOn.slice(0, 4)}）湘0104${type}${1203 + i * 17}号`;
  return {
    number,
    status: i % 17 === 9 ? '中止' : '在办',
    aim: delivery ? '交付' : '金钱给付',
    cause: pick(causes, i, 7),
    docketedOn,
    place,
    ...(delivery ? { deliverable: pick(deliveries, Math.floor(i / 11)) } : { claim, recovered: i % 5 === 0 ? Math.round((claim ?? 0) * 20) / 100 : 0 }),
    noticeServedOn: addDays(docketedOn, 7),
    handler: first ? (i % 4 === 0 ? 'li' : 'zhang') : 'chen',
    ...(first ? { recorder: 'wang' } : {}),
    team: first ? '执行一队' : '执行二队',
    instrumentNumber: `（${Number(docketedOn.slice(0, 4)) - 1}）湘0104民初${2400 + i * 41}号`,
    instrumentKind: i % 4 === 3 ? '调解书' : '判决',
    instrumentIssuer: '长沙市岳麓区人民法院',
    parties: [
      party('申请执行人', pick(applicants, i)),
      { ...party('被执行人', pick(respondents, i, 5)), address: place, ...(i % 3 === 0 ? { consumptionLimitedSince: addDays(docketedOn, 30) } : {}) },
      ...(i % 10 === 6 ? [party('担保人', pick(respondents, i, 5 + i))] : []),
    ],
    clues:
      i % 3 === 1
        ? []
        : [{ source: pick(['申请执行人', '举报', '公安', 'GPS'], i), text: pick(clueTexts, i), urgency: urgent ? '紧急' : '一般', receivedAt: `${addDays(today, -(i % 7))} ${String(8 + (i % 10)).padStart(2, '0')}:20`, place, lat: round(lat + (i % 7) / 500), lon: round(lon - (i % 5) / 400), datum: 'WGS84', accuracyM: 50 }],
    papers: [
      { kind: '执行通知书', title: '执行通知书', issuedOn: addDays(docketedOn, 5), copies: 1 },
      ...(i % 2 === 0 ? [{ kind: '裁定书', title: '执行裁定书（查封、扣押、冻结）', number: `${number}之一`, issuedOn: addDays(docketedOn, 12), copies: 3 }] : []),
      ...(i % 8 === 3 ? [{ kind: '搜查令', title: '搜查令', issuedOn: addDays(today, -4), signedBy: '院长', scope: place, validTo: addDays(today, 11) }] : []),
    ],
    deadlines: [
      { name: '发出执行通知', dueOn: addDays(docketedOn, 10), doneOn: addDays(docketedOn, 7), basis: '民诉法解释480' },
      { name: i % 4 === 1 ? '冻结续行' : '财产现场核查', dueOn: addDays(today, ((i * 5) % 45) - 6) },
      { name: '执行期限', dueOn: addDays(docketedOn, 184), basis: '执行规定63' },
    ],
    findings: i % 2 === 1 ? [{ ...pick(assets, i, 3), ...(i % 4 === 1 ? { amount: 1_200 + i * 137.25 } : {}), foundAt: `${addDays(docketedOn, 9)} 09:00` }] : [],
    risks: i % 5 === 2 ? [pick(risks, i)] : [],
  };
}

/** Firms are told from persons by their name, which this file itself has made. */
function party(role: string, name: string): Record<string, string> {
  return { role, name, type: /公司|银行|支行|场|厂/.test(name) ? '法人' : '自然人' };
}

const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
