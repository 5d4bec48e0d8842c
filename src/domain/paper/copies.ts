import { handoversOf, type Handover } from '../handover';
import type { Documents, FoldedDocument } from '../journal';

/** Copies of a paper that were given, refused, left or sent, in the order in which it happened; withdrawn records are left out. */
export const copiesOf = (documents: Documents, paper: string): Handover[] => handoversOf(documents.values()).filter((each) => each.what === 'copy' && each.paper === paper && !each.withdrawn);

/** The next copy number of a tablet on this paper, A-1, A-2 …: above every number that was printed or given, withdrawn ones too, so that none is used twice. */
export function nextCopyNumber(documents: Documents, paper: FoldedDocument, letter: string): string {
  const printed = paper.acts.flatMap((act) => (act.is === 'print' ? [act.copy] : []));
  const given = handoversOf(documents.values()).flatMap((each) => (each.paper === paper.id && each.copy !== null ? [each.copy] : []));
  const own = [...printed, ...given].filter((copy) => copy.startsWith(`${letter}-`)).map((copy) => Number(copy.slice(letter.length + 1)));
  return `${letter}-${Math.max(0, ...own.filter((each) => Number.isSafeInteger(each))) + 1}`;
}

/** What a printed copy says of itself at the foot of each page; one without it is the original (正本). Court papers are Chinese whatever the screen speaks. */
export const copyMark = (copy: string, toSign: boolean): string => `${toSign ? '手签件' : '副本'} ${copy}`;
