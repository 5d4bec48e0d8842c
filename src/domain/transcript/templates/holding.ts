import type { FoldedDocument, Json } from '../../journal';
import { readCustodian, type Custodian } from '../custodian';
import type { InputReader } from '../input';
import { BLANK, paperDay, paperTime } from '../paperTime';
import { handoverResultWords, handoverRoleWords } from './peopleWords';
import type { Part } from './frame';
import type { PaperFields } from './paperFields';
import { everyRow, type ListedItem } from './propertyList';
import { idWord, person, word } from './sections';
import { custodianWords } from './wording';

/** Parts about things that are held: how long, who claims them, who keeps them, who got a copy. */

/** 查封、扣押期限, the physical and the registered clock each; items with the same days stand together. */
export function termsPart(reader: InputReader, rows: readonly ListedItem[], deed: string): Part | null {
  const lines = (['physical', 'registered'] as const).flatMap((clock) => {
    const byTerm = new Map<string, string[]>();
    for (const { item, number } of everyRow(rows)) {
      const leaf = reader.value(item, `term/${clock}`) as Readonly<Record<string, Json>> | null;
      const from = word(leaf?.['from']);
      const to = word(leaf?.['to']);
      if (from === null && to === null) continue;
      const ruling = word(leaf?.['ruling']);
      const term = `自${paperDay(from)}起至${paperDay(to)}止${ruling === null ? '' : `，裁定书${ruling}`}`;
      byTerm.set(term, [...(byTerm.get(term) ?? []), number]);
    }
    const what = clock === 'registered' ? '登记查封' : `实物${deed}`;
    return [...byTerm].map(([term, numbers]) => `　　${what}：第${ranges(numbers)}项，${term}。`);
  });
  return lines.length > 0 ? { head: '期限', lines } : null;
}

/** 1, 2, 3, 5 → 1至3、5; numbers within others stay as they are. */
export function ranges(numbers: readonly string[]): string {
  const said: string[] = [];
  for (let i = 0; i < numbers.length; i += 1) {
    const from = i;
    while (isNext(numbers[i], numbers[i + 1])) i += 1;
    said.push(i - from >= 2 ? `${numbers[from]}至${numbers[i]}` : numbers.slice(from, i + 1).join('、'));
  }
  return said.join('、');
}
const isNext = (a: string | undefined, b: string | undefined): boolean => /^\d+$/.test(a ?? '') && /^\d+$/.test(b ?? '') && Number(b) === Number(a) + 1;

/** 案外人主张 (民事诉讼法 238): recorded with the item, and whether their right to object was told. */
export function claimsPart(reader: InputReader, lists: readonly { readonly rows: readonly ListedItem[]; readonly prefix: string }[]): Part | null {
  const lines = lists.flatMap(({ rows, prefix }) =>
    everyRow(rows).flatMap(({ item, number }) =>
      reader.rows(item, 'claim').map(({ leaf }) => {
        const at = word(leaf['at']);
        const about = [word(leaf['ground']), word(leaf['evidence']) === null ? null : `证据：${word(leaf['evidence'])}`].filter((part) => part !== null);
        const rights = leaf['told'] === true ? '已告知可以依照民事诉讼法第二百三十八条提出书面异议' : `权利告知：${BLANK}`;
        return `${prefix}第${number}项：${at === null ? '' : `${paperTime(at)}，`}${word(leaf['by']) ?? BLANK}主张权利${about.length > 0 ? `，${about.join('，')}` : ''}；${rights}。`;
      }),
    ),
  );
  return lines.length > 0 ? { head: '案外人主张的权利', lines: lines.map((line, i) => `　　${i + 1}. ${line}`) } : null;
}

/** 保管人 with what is asked of who keeps things, and whether they may be used (查扣冻规定 10). */
export function custodyPart(custodian: Custodian | null, fields: PaperFields, deed: string): Part {
  const told = fields.known('dutyToldAt');
  return {
    head: `保管人：${custodian === null ? BLANK : custodianText(custodian)}`,
    lines: [
      `　　存放地点：${custodian?.place.trim() || BLANK}`,
      ...(custodian === null ? [] : [`　　${useText(custodian)}`]),
      told === null
        ? `　　保管责任告知：${BLANK}`
        : `　　${paperTime(told)}已告知保管人：妥善保管，不得隐藏、转移、变卖、毁损已被${deed}的财产；违反的，依照民事诉讼法第一百一十四条处理。`,
    ],
  };
}

export const custodianOf = (reader: InputReader, transcript: FoldedDocument | undefined): Custodian | null => readCustodian(reader.value(transcript, 'custodian') ?? undefined);
export const custodianText = ({ name, kind, contact }: Custodian): string => person(name, [kind === null ? null : (custodianWords[kind] ?? null), contact]);

/** Only a debtor who keeps them may go on using things; of anybody else the paper says that nobody may. */
export function useText({ kind, useAllowed, useScope }: Custodian): string {
  const scope = useScope.trim();
  if (useAllowed === true) return `保管期间可以继续使用${scope === '' ? '' : `，使用范围：${scope}`}；不得转让、出租、抵押、质押。`;
  if (useAllowed === false || (kind !== null && kind !== 'debtor')) return '保管期间不得使用。';
  return `保管期间能否使用：${BLANK}`;
}

/** 清单副本: to whom and when, or refused; a copy that is handed over later has its own record. */
export function copyLines(reader: InputReader, actionId: string): string[] {
  const copies = reader.all('handover').filter((each) => each.action === actionId && reader.text(each, 'what') === 'copy');
  if (copies.length === 0) return ['　　清单副本：交付情况另有交接记录。'];
  return copies.map((copy) => {
    const to = reader.value(copy, 'to') as Readonly<Record<string, Json>> | null;
    const result = reader.text(copy, 'result');
    const note = reader.text(copy, 'note');
    return `　　清单副本：${paperTime(reader.text(copy, 'at'))}，${person(to?.['name'], [idWord(handoverRoleWords, to?.['role'])])}${handoverResultWords[result ?? ''] ?? result ?? BLANK}${note === null ? '' : `，${note}`}。`;
  });
}
