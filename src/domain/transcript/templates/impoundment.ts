import type { FoldedDocument } from '../../journal';
import { inputReader, type InputReader } from '../input';
import { readCustodian } from '../custodian';
import { BLANK } from '../paperTime';
import type { TranscriptTemplate } from '../template';
import { linesOf, propertyRows, propertyTotal, type PropertyRow } from './property';
import { head, notices, other, person, scene, signatures } from './sections';
import { custodianWords } from './wording';

/**
 * 扣押笔录: begin and end of the measure, place, kind and quantity, custodian, other matters (查扣冻规定 18), the notice to appear
 * (民事诉讼法 256), papers shown (239). It tells only what was recorded; what was not is a line to complete.
 */
export const impoundment: TranscriptTemplate = {
  id: 'impoundment',
  version: 1,
  actions: ['impoundment', 'sealing'],
  covers: 'action',
  needsCustodian: true,
  asksQuestions: false,
  ownTimes: false,
  fields: [],
  generate({ documents, action: actionId, transcript: transcriptId }) {
    const reader = inputReader(documents);
    const action = reader.find('fieldAction', actionId);
    const title = reader.text(action, 'kind') === 'sealing' ? '查封笔录' : '扣押笔录';
    const deed = title.slice(0, 2);
    const { seized, others } = propertyRows(reader, actionId);
    const transcript = transcriptId === null ? undefined : reader.find('transcript', transcriptId);
    const paragraphs = [
      [reader.text(reader.all('case')[0], 'courtName') ?? BLANK, title].join('\n'),
      head(reader).join('\n'),
      scene(reader, action).join('\n'),
      notices(reader, action).join('\n'),
      [`五、${deed}的财产`, ...property(seized, others)].join('\n'),
      custody(reader, transcript, action).join('\n'),
      [`七、其他事项`, ...other(reader, action), `　　清单副本交付（受领人、时间或者拒收情况）：${BLANK}`].join('\n'),
      [`以上笔录经______（阅读／宣读），在场人意见：${BLANK}`, `以下空白`].join('\n'),
      signatures(reader, action, readCustodian(reader.value(transcript, 'custodian') ?? undefined)?.name ?? BLANK).join('\n'),
    ];
    return { title, text: `${paragraphs.join('\n\n')}\n`, inputs: reader.inputs() };
  },
};

/** The numbered list of what was taken, its total, and apart from it what was not. */
export function property(seized: readonly PropertyRow[], others: readonly PropertyRow[]): string[] {
  const list = seized.length > 0 ? [...linesOf(seized), propertyTotal(seized), `封条共${countSeals(seized)}枚。`, '以下空白'] : [BLANK];
  return others.length > 0 ? [...list, '', '未采取措施或者待核实的财产：', ...linesOf(others), `共${others.length}项，不计入合计。`, '以下空白'] : list;
}

const countSeals = (rows: readonly PropertyRow[]): number => rows.reduce((sum, row) => sum + row.seals + countSeals(row.contained), 0);

function custody(reader: InputReader, transcript: FoldedDocument | undefined, action: FoldedDocument | undefined): string[] {
  const custodian = readCustodian(reader.value(transcript, 'custodian') ?? undefined);
  const kind = custodian?.kind ?? null;
  return [
    `六、保管人：${custodian === null ? BLANK : person(custodian.name, [kind === null ? null : (custodianWords[kind] ?? null), custodian.contact])}`,
    `　　存放地点：${custodian?.place.trim() || BLANK}`,
    `　　保管责任已告知：${BLANK}${kind !== null && kind !== 'debtor' ? '（保管期间不得使用）' : ''}`,
    ...(reader.text(action, 'limitReason') === null ? [] : [`　　估值超过应执行金额的说明：${reader.text(action, 'limitReason')}`]),
  ];
}
