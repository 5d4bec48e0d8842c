import type { TranscriptTemplate } from '../template';
import { BLANK } from '../paperTime';
import { openPaper } from './openPaper';
import type { PaperFields } from './paperFields';
import { word } from './sections';

const ways = { direct: '直接送达', family: '同住成年家属签收', unit: '单位负责收件的人签收', agent: '代理人、代收人签收', left: '留置送达', electronic: '电子送达', post: '邮寄送达', posted: '公告送达' };
const fields = [
  { key: 'documents', is: 'rows', columns: [{ key: 'title', is: 'text' }, { key: 'number', is: 'text' }, { key: 'copies', is: 'number' }] }, { key: 'recipient', is: 'person' }, { key: 'address', is: 'text' }, { key: 'way', is: 'choice', words: ways },
  { key: 'servedAt', is: 'instant' }, { key: 'signedBy', is: 'person' }, { key: 'relation', is: 'text' }, { key: 'atResidence', is: 'flag' }, { key: 'refusedDirectly', is: 'flag' }, { key: 'refusal', is: 'text' }, { key: 'witness', is: 'text' },
  { key: 'recording', is: 'text' }, { key: 'servers', is: 'team' }, { key: 'remarks', is: 'text' },
] as const;

/** 送达回证 (民事诉讼法 87–95; 解释 130–138): a row for each paper, to whom, where, how, when, who signed for it or why not, who served it. */
export const service: TranscriptTemplate = {
  id: 'service',
  version: 1,
  actions: ['service'],
  covers: 'itself',
  needsCustodian: false,
  asksQuestions: false,
  ownTimes: false,
  fields,
  generate(source) {
    const paper = openPaper(source, fields);
    const { reader, asked, action } = paper;
    const rows = asked.rows('documents').map((row, i) => `${i + 1}. ${word(row['title']) ?? BLANK}${word(row['number']) ?? ''}${typeof row['copies'] === 'number' ? `，${row['copies']}份` : ''}`);
    const record = reader.all('case')[0];
    const left = asked.known('way') === 'left';
    return paper.written('送达回证', [
      [`案号：${reader.text(record, 'number') ?? BLANK}`, `案由：${reader.text(record, 'cause') ?? BLANK}`],
      ['送达文书名称和件数：', ...(rows.length > 0 ? rows : [BLANK]), '以下空白'],
      [`受送达人：${asked.person('recipient')}`, `送达地点：${asked.known('address') ?? reader.text(action, 'placeText') ?? BLANK}${asked.flag('atResidence') === true ? '（受送达人的住所）' : ''}`, `送达方式：${asked.choice('way')}`, `送达时间：${asked.instant('servedAt')}`],
      [
        `受送达人签名或者盖章：${signature(asked)}`,
        ...(asked.known('signedBy') === null ? [] : [`代收人：${asked.person('signedBy')}${bracket(asked.known('relation'))}`]),
        ...(left || asked.known('refusal') !== null ? [`拒收的事由：${asked.text('refusal')}${asked.flag('refusedDirectly') === true ? '（在住所以外当面送达时拒收）' : ''}`, `见证人：${asked.text('witness')}`, `拍照、录像：${asked.text('recording')}`] : []),
        ...(asked.known('remarks') === null ? [] : [`备注：${asked.text('remarks')}`]),
      ],
      [`送达人：${asked.team('servers')}`],
    ]);
  },
};

/** Who signed for it stands in the line of the recipient or in that below; a refusal is told, never a blank. */
function signature(asked: PaperFields): string {
  if (asked.known('way') === 'left') return '拒绝签收';
  if (asked.known('way') === 'direct') return asked.person('recipient');
  return asked.known('signedBy') === null ? BLANK : '由代收人签收';
}

const bracket = (text: string | null): string => (text === null ? '' : `（${text}）`);
