import { isDebtorRole } from '../case/caseRecord';
import { textOf, type FoldedDocument } from '../journal';
import { readFieldAction } from '../fieldAction';
import { BLANK, paperTime } from '../transcript';
import type { PaperFact } from './paper';
import type { PaperSource } from './paperSource';

/** Court and case number, which every paper bears. */
export function caseWords({ documents }: Pick<PaperSource, 'documents'>): { readonly courtName: string | null; readonly caseNumber: string | null } {
  const record = [...documents.values()].find(({ kind }) => kind === 'case');
  return { courtName: record ? textOf(record, 'courtName') : null, caseNumber: record ? textOf(record, 'number') : null };
}

/** What stands above every list: against whom, by which ruling, where and when. */
export function listFacts(source: PaperSource): PaperFact[] {
  const document = source.documents.get(`fieldAction/${source.action}`);
  const action = document ? readFieldAction(document) : null;
  return [
    { word: '被执行人', text: respondents(source.documents) },
    { word: '执行裁定书', text: ruling(source.documents, document) },
    { word: '地点', text: action?.placeText ?? BLANK },
    { word: '时间', text: `${paperTime(action?.startedAt ?? null)}至${paperTime(action?.endedAt ?? null)}` },
  ];
}

function respondents(documents: ReadonlyMap<string, FoldedDocument>): string {
  const names = [...documents.values()]
    .filter((party) => party.kind === 'party' && isDebtorRole(textOf(party, 'role')))
    .map((party) => textOf(party, 'name') ?? BLANK);
  return names.length > 0 ? names.join('、') : BLANK;
}

/** The ruling acted on: as the action names it, else those in the case file. */
function ruling(documents: ReadonlyMap<string, FoldedDocument>, action: FoldedDocument | undefined): string {
  const named = action ? textOf(action, 'ruling') : null;
  if (named) return named;
  const numbers = [...documents.values()].filter((paper) => paper.kind === 'paper' && textOf(paper, 'kind') === 'ruling').flatMap((paper) => textOf(paper, 'number') ?? []);
  return numbers.length > 0 ? numbers.join('、') : BLANK;
}
