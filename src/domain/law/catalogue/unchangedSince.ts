import type { CheckedRule, Lack } from '../shortfall';
import { electronicSignature, evidenceProvisions } from '../sources';

/** R36 定稿后更改、文件: what was changed after the paper was frozen needs a correction (补正笔录); a file that was lost is told. */
export const unchangedSince: CheckedRule = {
  id: 'R36',
  source: electronicSignature('第五条'),
  also: [electronicSignature('第十三条'), evidenceProvisions('第九十三条')],
  level: 'block',
  stage: 'close',
  validFrom: '2020-05-01',
  validTo: null,
  check: ({ documents, action, paper, takenUp }) =>
    [...documents.values()]
      .filter((document) => document.action === action.id)
      .flatMap((document): Lack[] => {
        const lost = document.acts.filter(({ is }) => is === 'lost').length;
        const open = paper?.frozen ? document.pending.filter(({ entry }) => !takenUp.has(entry)).length : 0;
        const words = { n: open, kind: document.kind, id: document.id };
        return [
          ...(open > 0 ? [{ code: 'pending', at: { tab: 'signing' }, words } as const] : []),
          ...(lost > 0 ? [{ code: 'lost', at: { tab: 'photos', id: document.id }, words: { ...words, n: lost }, level: 'warn' } as const] : []),
        ];
      }),
};
