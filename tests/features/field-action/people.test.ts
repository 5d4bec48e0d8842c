// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { createApp, h, nextTick, type App } from 'vue';
import { createPinia } from 'pinia';
import { createMemoryHistory, createRouter, RouterView } from 'vue-router';
import { readFieldAction } from '@/domain/fieldAction';
import { valueOf } from '@/domain/journal';
import PeopleTab from '@/features/field-action/PeopleTab.vue';
import { i18n, startLanguage } from '@/i18n';
import { workspaceKey } from '@/ports/workspace';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { buttonNamed } from '../../ui/mountPart';
import { raid } from '../../domain/transcript/raid';

let app: App | null = null;
afterEach(() => {
  app?.unmount();
  document.body.replaceChildren();
});

async function amongPeople(query = '') {
  await startLanguage();
  const memory = memoryWorkspace();
  memory.pull('case-1', raid().map((each) => (each.id === 'raid' ? { ...each, paths: { ...each.paths, 'present/x1': [{ entry: 'e', value: { name: '古某', role: 'grassroots', order: 1, ofNewerVersion: 'kept' } }] } } : each)));
  const live = await memory.workspace.openCase('case-1');
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { render: () => h(PeopleTab, { live, actionId: 'raid' }) } }] });
  await router.push(`/${query}`);
  app = createApp({ render: () => h(RouterView) }).use(createPinia()).use(i18n).use(router).provide(workspaceKey, memory.workspace);
  app.mount(document.body.appendChild(document.createElement('div')));
  await settled();
  const action = () => {
    const document = live.documents.get('fieldAction/raid');
    if (!document) throw new Error('no action');
    return { document, ...readFieldAction(document) };
  };
  const lead = async (to: string) => {
    await router.push(`/${to}`);
    await settled();
  };
  return { action, lead };
}
const settled = async () => {
  for (let turn = 0; turn < 8; turn += 1) {
    await nextTick();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
};
const tap = async (name: string, within: ParentNode = document.body) => {
  buttonNamed(within, name).click();
  await settled();
};
const sheet = () => document.querySelector<HTMLElement>('[role=dialog]') ?? document.body;
const write = async (label: RegExp, text: string) => {
  const field = [...sheet().querySelectorAll('label')].find(({ textContent }) => label.test(textContent?.trim() ?? ''));
  const input = field && (sheet().querySelector<HTMLInputElement>(`[id="${field.htmlFor}"]`) ?? field.querySelector('input'));
  if (!input) throw new Error(`no field ${label}`);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
};
const submit = async () => {
  sheet().querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await settled();
};

it('a person is noted with identity number, presence and language; a wrong digit is said and never stops saving', async () => {
  const { action } = await amongPeople('?at=x1');
  await tap('居民身份证', sheet());
  await write(/^证件号码/, '430000 19850101 0010');
  expect(sheet().textContent).toContain('校验位不符');
  await write(/^证件号码/, '43000019850101001x');
  expect(sheet().textContent).not.toContain('校验位不符');
  await tap('中途离开', sheet());
  await write(/^原因/, '有急事');
  await submit();
  expect(action().present[0]).toMatchObject({ name: '古某', idType: 'idCard', identity: '43000019850101001X', sex: 'male', presence: 'left', reason: '有急事' });
  expect(valueOf(action().document, 'present/x1')).toMatchObject({ ofNewerVersion: 'kept' });
});

it('a notice to appear is a name, a tap for how and a tap for the result; the time is now', async () => {
  const { action } = await amongPeople('?path=notice');
  await tap('马某', sheet());
  await tap('拒绝到场', sheet());
  await submit();
  expect(action().notices).toHaveLength(1);
  expect(action().notices[0]).toMatchObject({ name: '马某', role: 'legalRepresentative', means: 'phone', result: 'refused' });
  expect(Number.isFinite(Date.parse(action().notices[0]?.at ?? ''))).toBe(true);
});

it('papers are shown by one tap, and the ruling comes from the case', async () => {
  const { action } = await amongPeople();
  await tap('现在出示');
  expect(action().papersShownAt).not.toBeNull();
  await tap('（2024）湘0104执2187号之一');
  expect(action().ruling).toBe('（2024）湘0104执2187号之一');
});

it('the checklist leads to what is missing from this very tab, as often as it is tapped', async () => {
  const { action, lead } = await amongPeople();
  for (const time of [1, 2]) {
    await lead('?path=notice');
    await tap('马某', sheet());
    await submit();
    expect(action().notices).toHaveLength(time);
  }
  await lead('?at=x1');
  expect(sheet().querySelector('input')?.value).toBe('古某');
});

it('when papers were shown may be written afterwards, and the approval comes from the case', async () => {
  const { action } = await amongPeople();
  const field = [...document.querySelectorAll<HTMLInputElement>('input[type=datetime-local]')][0];
  if (!field) throw new Error('no field for the time');
  field.value = '2024-08-17T06:42';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  await settled();
  expect(action().papersShownAt).toBe('2024-08-16T22:42:00.000Z');
});
