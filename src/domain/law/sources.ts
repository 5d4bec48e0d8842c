import type { LegalSource } from './rule';

/** The texts that the rules cite, each in the version whose article numbers are used. */
const of =
  (document: string, version: string) =>
  (article: string): LegalSource => ({ document, version, article });

/** 民诉法 */
export const civilProcedure = of('中华人民共和国民事诉讼法', '2023年修正');
/** 民诉法解释 */
export const interpretation = of('最高人民法院关于适用《中华人民共和国民事诉讼法》的解释', '2022年修正');
/** 查扣冻规定 */
export const seizureProvisions = of('最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定', '2020年修正');
/** 执行规定 */
export const enforcementProvisions = of('最高人民法院关于人民法院执行工作若干问题的规定（试行）', '2020年修正');
/** 财产调查规定 */
export const inquiryProvisions = of('最高人民法院关于民事执行中财产调查若干问题的规定', '2020年修正');
/** 委托执行规定 */
export const delegationProvisions = of('最高人民法院关于委托执行若干问题的规定', '2020年修正');
/** 证据规定 */
export const evidenceProvisions = of('最高人民法院关于民事诉讼证据的若干规定', '2019年修正');
/** 电子签名法 */
export const electronicSignature = of('中华人民共和国电子签名法', '2019年修正');
