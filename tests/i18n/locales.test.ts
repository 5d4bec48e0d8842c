import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import { languages } from '@/i18n';
import { compileMessage } from '@/i18n/compileMessage';
import { loadMessages, namespaceOf } from '@/i18n/loadMessages';

const folders = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('/locales'))
  .map((path) => join('src', path))
  .filter((folder) => readdirSync(folder).length > 0);

type Texts = Record<string, string>;
function flatten(part: object, under = ''): Texts {
  return Object.entries(part).reduce<Texts>(
    (all, [key, value]) => ({ ...all, ...(typeof value === 'string' ? { [under + key]: value } : flatten(value as object, `${under}${key}.`)) }),
    {},
  );
}
const read = (folder: string, tag: string) => flatten(JSON.parse(readFileSync(join(folder, `${tag}.json`), 'utf8')) as object);
const inserts = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(folders)('%s', (folder) => {
  let chinese: Texts = {};
  let english: Texts = {};
  beforeAll(() => {
    chinese = read(folder, 'zh-CN');
    english = read(folder, 'en');
  });

  it('says the same things in Chinese and English', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
  });
  it('leaves no text empty', () => {
    for (const texts of [chinese, english]) for (const [key, text] of Object.entries(texts)) expect(text.trim(), key).not.toBe('');
  });
  it('inserts the same values', () => {
    for (const [key, text] of Object.entries(chinese)) expect(inserts(english[key] ?? ''), key).toEqual(inserts(text));
  });
  it('every text is read as vue-i18n itself would read it', () => {
    const make = (messages: Texts, compiler: object) => createI18n({ legacy: false, locale: 'x', messages: { x: { ...messages } }, flatJson: true, warnHtmlMessage: false, ...compiler }).global;
    for (const texts of [chinese, english]) {
      const [ours, theirs] = [make(texts, { messageCompiler: compileMessage }), make(texts, {})];
      for (const [key, text] of Object.entries(texts)) {
        const values = Object.fromEntries(inserts(text).map((name, place) => [name ?? '', `${name}${place}`]));
        expect(ours.t(key, values), key).toBe(theirs.t(key, values));
      }
    }
  });
  it('every text is one that can be shown', () => {
    for (const [tag, texts] of Object.entries({ 'zh-CN': chinese, en: english })) {
      const problems: string[] = [];
      const probe = createI18n({ legacy: false, locale: tag, messages: { [tag]: { ...texts } }, flatJson: true, warnHtmlMessage: false });
      for (const [key, text] of Object.entries(texts)) {
        try {
          probe.global.t(key, Object.fromEntries(inserts(text).map((name) => [name ?? '', '1'])));
        } catch (reason) {
          problems.push(`${key}: ${String(reason)}`);
        }
      }
      expect(problems).toEqual([]);
    }
  });
});

it('messages are found under the folder they belong to', async () => {
  const messages = await loadMessages('en');
  expect(Object.keys(messages)).toEqual(expect.arrayContaining(['ui', 'app', 'settings']));
  expect(namespaceOf('../../features/case-file/locales/en.json')).toBe('case-file');
});

it('Chinese is the first of the languages', () => {
  expect(languages.map(({ tag }) => tag)).toEqual(['zh-CN', 'en']);
  expect(languages[0]?.name).toBe('简体中文');
});
