import type { LegalRule } from '../rule';

/** 财产线索核实: a clear clue is verified within days of its coming. */
export const clueVerificationRule = {
  id: 'clueVerification',
  source: { document: '最高人民法院关于民事执行中财产调查若干问题的规定', version: '2020年修正', article: '第二条' },
  level: 'record',
  validFrom: '2021-01-01',
  validTo: null,
  days: 7,
  urgentDays: 3,
} as const satisfies LegalRule & Record<string, unknown>;
