import { parentWithdrawn } from '../../inventory/parentWithdrawn';
import { conflictsOf, isWithdrawn, type FoldedDocument } from '../../journal';
import { coveredBy } from '../../signing/coveredBy';
import type { CheckedRule, Lack, Spot } from '../shortfall';

/** P2 What two people wrote differently (F3), and what hangs on something withdrawn (F4), is decided before a paper tells it. */
export const decidedFirst: CheckedRule = {
  id: 'P2',
  source: null,
  level: 'block',
  stage: 'freeze',
  ofEveryPaper: true,
  validFrom: '2020-01-01',
  validTo: null,
  check: ({ documents, paper }) =>
    (paper ? coveredBy(documents, paper) : []).flatMap((document): Lack[] => {
      const at = spotOf(document);
      const words = { kind: document.kind, id: document.id };
      const isSplit = !isWithdrawn(document) && conflictsOf(document).some((path) => path !== 'inputs');
      return [...(isSplit ? [{ code: 'conflict', at, words }] : []), ...(parentWithdrawn(documents, document) ? [{ code: 'parentWithdrawn', at, words }] : [])];
    }),
};

const tabs: Readonly<Record<string, Spot['tab']>> = { item: 'inventory', parcel: 'land', fieldAction: 'people' };
const spotOf = ({ kind, id }: FoldedDocument): Spot => ({ tab: tabs[kind] ?? 'transcript', ...(kind === 'fieldAction' ? {} : { id }) });
