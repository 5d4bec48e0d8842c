// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '@/domain/law/catalogue/registry';
import { transcriptOf } from '@/features/transcript';
import { useChecklist } from '@/features/checklist';
import { useShortfallWords } from '@/features/checklist/useShortfallWords';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { withWorkspace } from '@tests/doubles/withWorkspace';
import { impoundmentPaper } from '../../domain/signing/paper';
import { raid } from '../../domain/transcript/raid';

async function aRaid() {
  const memory = memoryWorkspace();
  const documents = raid();
  memory.pull('case-1', documents.map((each) => (each.kind === 'transcript' ? impoundmentPaper(documents) : each)));
  const live = await memory.workspace.openCase('case-1');
  const { result } = await withWorkspace(memory.workspace, () => ({
    checklist: useChecklist({ live, actionId: 'raid' }, () => transcriptOf(live.documents, 'raid')),
    words: useShortfallWords(() => live.documents),
  }));
  const write = (kind: string, id: string, path: string, to: string | null) =>
    memory.workspace.record([{ case: 'case-1', action: 'raid', document: { kind, id }, op: 'set', change: { set: { [path]: to }, seen: { [path]: live.documents.get(`${kind}/${id}`)?.paths[path]?.map(({ entry }) => entry) ?? [] } } }]);
  return { ...result, live, write };
}

describe('the checklist of a raid', () => {
  it('says in words what is missing, and names the article', async () => {
    const { checklist, words } = await aRaid();
    const notice = checklist.blocking.value.find(({ rule }) => rule === 'R04');
    expect(notice && words.title(notice)).toBe('没有通知被执行人（成年家属、法定代表人）到场的记录');
    expect(words.basis('R04').lines).toEqual(['《中华人民共和国民事诉讼法》（2023年修正）第二百五十六条第一款']);
    expect(words.basis('R32').lines).toEqual(['本院规定（可由法院调整，不是法律条文）']);
  });

  it('looks again when something was put right', async () => {
    const { checklist, write } = await aRaid();
    await write('fieldAction', 'raid', 'endedAt', null);
    checklist.lookNow();
    expect(checklist.blocking.value.map(({ code }) => code)).toContain('endedAt');
    await write('fieldAction', 'raid', 'endedAt', '2024-08-17T05:25:00.000Z');
    checklist.lookNow();
    expect(checklist.blocking.value.map(({ code }) => code)).not.toContain('endedAt');
  });

  it('by itself, a moment after the change', async () => {
    const { checklist, write } = await aRaid();
    await write('fieldAction', 'raid', 'endedAt', null);
    await expect.poll(() => checklist.blocking.value.map(({ code }) => code)).toContain('endedAt');
  });
});

describe('words', () => {
  const codes = (id: string): string[] => {
    const file = catalogue.find((rule) => rule.id === id);
    if (!file) throw new Error(id);
    return sources.filter((text) => text.includes(`id: '${id}'`)).flatMap((text) => [...text.matchAll(/code: '(\w+)'/g)].map(([, code = '']) => code));
  };
  const folder = join('src', 'domain', 'law', 'catalogue');
  const sources = catalogue.map(({ id }) => id).map((id) => fileOf(folder, id));

  it.each(['zh-CN', 'en'])('every rule and every lack has its words in %s', (language) => {
    const words = JSON.parse(readFileSync(join('src', 'features', 'checklist', 'locales', `${language}.json`), 'utf8')) as { rule: Record<string, string>; lack: Record<string, Record<string, string>> };
    for (const { id } of catalogue) {
      expect(words.rule[id], id).toBeTruthy();
      for (const code of codes(id)) expect(words.lack[id]?.[code], `${id} ${code}`).toBeTruthy();
    }
  });
});

function fileOf(folder: string, id: string): string {
  const registry = readFileSync(join(folder, 'registry.ts'), 'utf8');
  for (const [, file = ''] of registry.matchAll(/from '\.\/(\w+)'/g)) {
    const text = readFileSync(join(folder, `${file}.ts`), 'utf8');
    if (text.includes(`id: '${id}'`)) return text;
  }
  throw new Error(`no file of ${id}`);
}
