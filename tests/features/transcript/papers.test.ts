// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { createApp, h, nextTick, type App } from 'vue';
import { createPinia } from 'pinia';
import { createMemoryHistory, createRouter, RouterView } from 'vue-router';
import { textOf } from '@/domain/journal';
import { coveredBy } from '@/domain/signing';
import { readTranscript } from '@/domain/transcript';
import { cashPresets } from '@/features/transcript/cashPresets';
import TranscriptTab from '@/features/transcript/TranscriptTab.vue';
import { transcriptOf, transcriptsOf } from '@/features/transcript/useTranscript';
import { i18n, startLanguage } from '@/i18n';
import { useToast } from '@/ui';
import { workspaceKey } from '@/ports/workspace';
import { aDocument, documentMap } from '@tests/builders/foldedDocument';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { buttonNamed } from '../../ui/mountPart';
import { wholeRaid } from '../../domain/transcript/scenes';

let app: App | null = null;
afterEach(() => {
  app?.unmount();
  document.body.replaceChildren();
});

/** The transcript tab of a raid on a tablet. */
async function atTheTable(documents = wholeRaid().filter(({ kind }) => kind !== 'transcript')) {
  await startLanguage();
  const memory = memoryWorkspace();
  memory.pull('case-1', documents);
  const live = await memory.workspace.openCase('case-1');
  const at = (name: string) => ({ path: `/actions/:actionId/${name}`, name: `action-${name}`, component: { render: () => h(TranscriptTab, { live, actionId: 'raid' }) } });
  const router = createRouter({ history: createMemoryHistory(), routes: [at('transcript'), at('signing'), at('inventory'), at('people')] });
  await router.push('/actions/raid/transcript');
  app = createApp({ render: () => h(RouterView) }).use(createPinia()).use(i18n).use(router).provide(workspaceKey, memory.workspace);
  app.mount(document.body.appendChild(document.createElement('div')));
  await settled();
  const areas = (part: 'q' | 'a') => [...document.querySelectorAll<HTMLTextAreaElement>(`textarea[data-part=${part}]`)];
  const write = (area: HTMLTextAreaElement, text: string) => {
    area.focus();
    area.value = text;
    area.setSelectionRange(text.length, text.length);
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const press = async (area: HTMLElement, key: string) => {
    area.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settled();
  };
  const papers = () => transcriptsOf(live.documents, 'raid');
  return { live, router, areas, write, press, papers };
}
const settled = async () => {
  for (let turn = 0; turn < 8; turn += 1) {
    await nextTick();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
};
const tap = async (name: string) => {
  buttonNamed(document.body, name).click();
  await settled();
};
const row = async (name: RegExp) => {
  const found = [...document.querySelectorAll<HTMLElement>('[role=dialog] button')].find(({ textContent }) => name.test(textContent ?? ''));
  if (!found) throw new Error(`no row ${name}`);
  found.click();
  await settled();
};

describe('the papers of an action', () => {
  it('one that was begun by mistake is taken back whole: no empty paper stays behind', async () => {
    const { papers } = await atTheTable();
    await tap('生成笔录');
    await tap('新文书');
    await row(/收款笔录/);
    expect(papers().map((paper) => textOf(paper, 'template'))).toEqual(['impoundment@2', 'payment@1']);
    const begun = useToast().shown.value;
    expect(begun?.text).toMatch(/^已新建/);
    begun?.action?.run();
    await settled();
    expect(papers().map((paper) => textOf(paper, 'template'))).toEqual(['impoundment@2']);
  });

  it('the main one is written by one tap, and a side paper beside it covers itself alone', async () => {
    const { live, papers, router } = await atTheTable();
    await tap('生成笔录');
    expect(papers().map((paper) => textOf(paper, 'title'))).toEqual(['扣押笔录']);
    await tap('新文书');
    await row(/询问（调查）笔录/);
    expect(papers().map((paper) => textOf(paper, 'template'))).toEqual(['impoundment@2', 'inquiry@1']);
    const [main, side] = papers();
    if (!main || !side) throw new Error('no papers');
    expect(router.currentRoute.value.query['paper']).toBe(side.id);
    expect(readTranscript(side).fields).toMatchObject({ askers: ['t1'], recorders: ['t2'] });
    expect(coveredBy(live.documents, side).map(({ kind }) => kind)).toEqual(['transcript']);
    expect(coveredBy(live.documents, main).map(({ kind }) => kind)).toContain('fieldAction');
    // A saved address without a paper opens the main one.
    expect(transcriptOf(live.documents, 'raid')?.id).toBe(main.id);
  });

  it('a receipt knows the cash that was counted, and of money of which a part stays, what stays', async () => {
    const { papers } = await atTheTable();
    await tap('生成笔录');
    await tap('新文书');
    await row(/收款笔录/);
    const { fields, text } = readTranscript(papers()[1] ?? aDocument('transcript', 'none', {}));
    expect(fields).toMatchObject({ amountFen: 2_000_000, method: 'cash', receivers: ['t1', 't2'], receiptNo: '收据0007', purpose: '（2024）湘0104执2187号案款' });
    expect(text).toContain('100元200张（枚），合计20,000.00元');
    const cash = wholeRaid().find(({ id }) => id === 'cash');
    const livingCost = [{ entry: 'left', value: { fen: 360_000, reason: '一家三口当月生活必需', by: '张某' } }];
    const presets = cashPresets(documentMap(cash ? [{ ...cash, paths: { ...cash.paths, livingCost, 'denomination/10000': [{ entry: 'd', value: 236 }] } }] : []), aDocument('fieldAction', 'raid', {}));
    expect(presets).toMatchObject({ 'field/amountFen': 2_000_000, 'field/remarks': '查获现金23,600.00元，其中3,600.00元留作生活费（由张某决定，一家三口当月生活必需）。' });
    expect(Object.keys(presets).filter((path) => path.startsWith('field/notes/'))).toEqual([]);
  });

  it('the checklist leads to the custodian, also where the paper is open already, and again once it was closed', async () => {
    const { router } = await atTheTable();
    await tap('生成笔录');
    const asked = () => document.querySelector('[role=dialog]')?.textContent ?? '';
    for (let visit = 0; visit < 2; visit += 1) {
      await router.push('/actions/raid/transcript?path=custodian');
      await settled();
      expect(asked()).toContain('保管人身份');
      document.querySelector('[role=dialog]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      await settled();
      expect(router.currentRoute.value.query['path']).toBeUndefined();
    }
  });

  it('questions are written without leaving the keyboard, and the text follows', async () => {
    const { areas, write, press, papers } = await atTheTable();
    await tap('生成笔录');
    await tap('新文书');
    await row(/询问（调查）笔录/);
    const side = () => readTranscript(papers()[1] ?? aDocument('transcript', 'none', {}));
    await tap('加一问');
    const [question] = areas('q');
    if (!question) throw new Error('no question');
    write(question, '/sf ');
    expect(question.value).toMatch(/^你的姓名、性别/);
    await press(question, 'Enter');
    const [answer] = areas('a');
    if (!answer) throw new Error('no answer');
    expect(document.activeElement).toBe(answer);
    write(answer, '邱某。');
    await press(answer, 'Enter');
    expect(areas('q')).toHaveLength(2);
    expect(document.activeElement).toBe(areas('q')[1]);
    // An empty row goes by a backspace, and nothing else is lost.
    await press(areas('q')[1] ?? question, 'Backspace');
    expect(side().qa.map(({ a }) => a)).toEqual(['邱某。']);
    buttonNamed(document.body, '正文').click();
    await settled();
    expect(side().text).toContain('答：邱某。');
  });

  it('a paper of an older version says so, and goes on by the newer one with what was filled in', async () => {
    const old = aDocument('transcript', 'paper-1', { template: 'impoundment@1', title: '扣押笔录', text: '旧文', custodian: { name: '某停车场', kind: 'thirdParty', contact: '', place: '' }, inputs: [] }, { action: 'raid' });
    const { papers } = await atTheTable([...wholeRaid().filter(({ kind }) => kind !== 'transcript'), old]);
    await tap('改用新样式');
    const [paper] = papers();
    expect(paper && textOf(paper, 'template')).toBe('impoundment@2');
    expect(paper && textOf(paper, 'text')).toContain('保管人：某停车场（第三人）');
  });
});
