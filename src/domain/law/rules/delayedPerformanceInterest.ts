import type { LegalRule } from '../rule';

/** 加倍部分债务利息: the doubled part of the interest for the time of delayed performance, simple, by the day. */
export const delayedPerformanceInterestRule = {
  id: 'delayedPerformanceInterest',
  source: { document: '最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释', version: '法释〔2014〕8号', article: '第一条' },
  level: 'compute',
  validFrom: '2014-08-01',
  validTo: null,
  /** 日万分之一点七五, as millionths a day. */
  millionthsADay: 175,
} as const satisfies LegalRule & Record<string, unknown>;
