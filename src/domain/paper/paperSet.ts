import type { Paper } from './paper';
import type { PaperSource } from './paperSource';
import { filesPaper } from './papers/filesPaper';
import { inventoryPaper } from './papers/inventoryPaper';
import { keptPaper } from './papers/keptPaper';
import { registerPaper } from './papers/registerPaper';
import { sealPaper } from './papers/sealPaper';
import { transcriptPaper } from './papers/transcriptPaper';
import { unseizedPaper } from './papers/unseizedPaper';

const makers: readonly ((source: PaperSource) => Paper | null)[] = [transcriptPaper, inventoryPaper, registerPaper, keptPaper, unseizedPaper, sealPaper, filesPaper];

/**
 * All papers that an action has something for, in the order in which they are filed. `coversAction` false: a side paper (收款, 和解 …) stands
 * alone, its lists are another paper's.
 */
export const paperSet = (source: PaperSource, coversAction: boolean): Paper[] => (coversAction ? makers : [transcriptPaper]).flatMap((make) => make(source) ?? []);
