/** The languages there are: one for each file in this folder's `locales`, which says the language's own name. */
const names = import.meta.glob<string>('./locales/*.json', { eager: true, import: 'name' });

export const DEFAULT_LANGUAGE = 'zh-CN';

export interface Language {
  /** BCP 47, the name of the locale files. */
  readonly tag: string;
  readonly name: string;
}

export const languages: readonly Language[] = Object.entries(names)
  .map(([path, name]) => ({ tag: path.slice('./locales/'.length, -'.json'.length), name }))
  .sort((a, b) => Number(b.tag === DEFAULT_LANGUAGE) - Number(a.tag === DEFAULT_LANGUAGE) || a.tag.localeCompare(b.tag));
