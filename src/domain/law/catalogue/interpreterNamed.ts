import type { CheckedRule, Lack } from '../shortfall';
import { civilProcedure } from '../sources';

/** R33 翻译: who interprets is named, with the language, and signs (R03). */
export const interpreterNamed: CheckedRule = {
  id: 'R33',
  source: civilProcedure('第十一条'),
  also: [civilProcedure('第四十七条')],
  level: 'block',
  stage: 'freeze',
  ofEveryPaper: true,
  validFrom: '2024-01-01',
  validTo: null,
  check({ action, paper, readAloud }) {
    const interpreters = action.present.filter(({ role }) => role === 'interpreter');
    const lacks: Lack[] = interpreters.flatMap(({ id, name, language }) => [
      ...(name.trim() === '' ? [{ code: 'name', at: { tab: 'people', id } } as const] : []),
      ...(language === null ? [{ code: 'language', at: { tab: 'people', id }, words: { name } } as const] : []),
    ]);
    // Somebody read it in another language, and no interpreter is on the roster.
    if (paper && readAloud?.language && !/汉|中文|普通话/.test(readAloud.language) && interpreters.length === 0) lacks.push({ code: 'nobody', at: { tab: 'people' }, words: { language: readAloud.language } });
    return lacks;
  },
};
