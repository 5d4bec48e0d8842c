import { outstandingOf } from '../../signing/corrections';
import type { CheckedRule, Lack } from '../shortfall';
import { electronicSignature, evidenceProvisions } from '../sources';

/** R36 定稿后更改、文件: what was changed after the paper was frozen needs a correction (补正笔录); a file that was lost is told. */
export const unchangedSince: CheckedRule = {
  id: 'R36',
  source: electronicSignature('第五条'),
  also: [electronicSignature('第十三条'), evidenceProvisions('第九十三条')],
  level: 'block',
  stage: 'close',
  ofEveryPaper: true,
  validFrom: '2020-05-01',
  validTo: null,
  check({ documents, action, paper }) {
    const open = paper?.frozen ? outstandingOf(documents, paper).filter(({ correction }) => !correction || correction.paper.frozen === null) : [];
    const pending = [...new Set(open.map(({ document }) => document))].map((document): Lack => {
      const n = open.filter((each) => each.document === document).length;
      return { code: 'pending', at: { tab: 'signing' }, words: { n, kind: document.kind, id: document.id } };
    });
    const lost = [...documents.values()].flatMap((document): Lack[] => {
      const n = document.action === action.id ? document.acts.filter(({ is }) => is === 'lost').length : 0;
      return n > 0 ? [{ code: 'lost', at: { tab: 'photos', id: document.id }, words: { n, kind: document.kind, id: document.id }, level: 'warn' }] : [];
    });
    return [...pending, ...lost];
  },
};
