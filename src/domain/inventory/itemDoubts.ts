import { measureCounts } from './measures';
import type { Finding } from './categories/category';
import { clocks } from './itemLeaves';
import { exemptionOf } from './exemption';
import { isPersonal } from './inventoryTotals';
import type { ItemView } from './itemView';
import { headCount } from './livingLog';
import { termDoubt } from './measureTerm';

/** What is missing or doubtful about a thing beyond its attributes. Keys are the leaves that it is about. */
export function itemDoubts(item: Omit<ItemView, 'findings'>): Finding[] {
  const { category } = item;
  if (!category) return [];
  const taken = measureCounts(item.measure) && !isPersonal(item);
  const findings: (Finding | false)[] = [
    ...category.needs.map((key): Finding | false => item[key] === null && { level: 'missing', code: 'required', key }),
    category.id === 'cash' && item.denominations.length === 0 && { level: 'missing', code: 'required', key: 'denomination' },
    exemptionOf(item) === 'contradiction' && { level: 'warn', code: 'seizedAndKept', key: 'exempt' },
    ...clocks.map((clock): Finding | false => {
      const term = item.terms[clock];
      const doubt = term && termDoubt(term, category.property);
      return doubt !== null && { level: 'warn', code: doubt === 'reversed' ? 'termReversed' : 'termTooLong', key: `term/${clock}` };
    }),
    // 查扣冻规定 26: what another court has sealed first waits in the queue.
    item.otherSeal !== null && taken && { level: 'warn', code: 'otherSeal', key: 'measure' },
    item.measure === 'standbySealing' && item.otherSeal === null && { level: 'warn', code: 'standbyOfWhom', key: 'otherSeal' },
    // 查扣冻规定 10: only the debtor may go on using it, and how far is written down.
    item.measure === 'liveSealing' && (item.custodian?.useScope ?? null) === null && { level: 'warn', code: 'liveScope', key: 'custodian' },
    item.measure === 'liveSealing' && item.custodian !== null && item.custodian.kind !== null && item.custodian.kind !== 'debtor' && { level: 'warn', code: 'useByOther', key: 'custodian' },
    category.perishable && taken && item.handleBy === null && { level: 'warn', code: 'handleBy', key: 'handleBy' },
    category.living && (headCount(item) ?? 0) < 0 && { level: 'warn', code: 'logBelowNothing', key: 'log' },
  ];
  return findings.filter((finding) => finding !== false);
}
