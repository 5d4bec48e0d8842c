import { itemView } from '../../inventory/itemView';
import { documentKey, type FoldedDocument } from '../../journal';
import { readHandover } from '../../handover';
import { readSealRecord, sealStateWords } from '../../seals';
import { BLANK, paperTime } from '../../transcript';
import { NONE } from '../itemCells';
import type { Paper } from '../paper';
import { caseWords } from '../paperHead';
import type { PaperSource } from '../paperSource';
import { signatureRows } from '../signatureRows';

/** 封条变动记录: which strip on which thing, what became of it and why, and the one in its place; null for any other document. */
export function sealRecordPaper(source: PaperSource, document: FoldedDocument): Paper | null {
  const record = readSealRecord(document);
  if (!record) return null;
  const { from, to, placeText } = readHandover(document);
  const item = source.documents.get(documentKey({ kind: 'item', id: record.item }));
  const thing = item ? [itemView(item).name, `［${itemView(item).label}］`].filter(Boolean).join('　') : BLANK;
  return {
    kind: 'handover',
    title: '封条变动记录',
    ...caseWords(source),
    landscape: false,
    snapshot: document.frozen,
    blocks: [
      { is: 'facts', rows: [{ word: '记录人', text: from?.name ?? BLANK }, { word: '保管人、在场人', text: to?.name ?? BLANK }, { word: '时间', text: paperTime(record.at) }, ...(placeText === null ? [] : [{ word: '地点', text: placeText }])] },
      {
        is: 'table',
        columns: [{ head: '封条号', width: 100 }, { head: '所封财产', width: 120 }, { head: '变动', width: 60, align: 'center' }, { head: '原因', width: 107 }, { head: '换上的封条号', width: 100 }],
        rows: record.changes.map(({ seal, number, state, reason }) => [number, thing, sealStateWords[state], reason ?? NONE, record.added.find(({ replaces }) => replaces === seal)?.number ?? NONE]),
        total: null,
      },
      { is: 'blankBelow' },
      { is: 'signatures', rows: signatureRows(source, document) },
    ],
  };
}
