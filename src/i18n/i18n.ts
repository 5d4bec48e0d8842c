import { createI18n } from 'vue-i18n';
import { compileMessage } from './compileMessage';
import { DEFAULT_LANGUAGE, languages } from './languages';
import { loadMessages } from './loadMessages';

const LANGUAGE_KEY = 'fieldwrit.language';

/** The one vue-i18n instance, in composition mode; install it, then use `useI18n()` in setup. */
export const i18n = createI18n({
  legacy: false,
  locale: DEFAULT_LANGUAGE,
  fallbackLocale: DEFAULT_LANGUAGE,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
  messageCompiler: compileMessage,
});

const loaded = new Set<string>();

async function load(tag: string) {
  if (loaded.has(tag)) return;
  i18n.global.setLocaleMessage(tag, await loadMessages(tag));
  loaded.add(tag);
}

function remembered(): string {
  try {
    const kept = localStorage.getItem(LANGUAGE_KEY);
    if (kept && languages.some(({ tag }) => tag === kept)) return kept;
  } catch {
    // Nothing can be remembered here: the default speaks.
  }
  return DEFAULT_LANGUAGE;
}

async function show(tag: string) {
  await Promise.all([load(tag), load(DEFAULT_LANGUAGE)]);
  i18n.global.locale.value = tag;
  document.documentElement.lang = tag;
}

/** Loads the remembered language (and the default, for what it lacks) before the first screen. */
export function startLanguage(): Promise<void> {
  return show(remembered());
}

/** Changes the language at once and remembers it. */
export async function chooseLanguage(tag: string): Promise<void> {
  await show(tag);
  try {
    localStorage.setItem(LANGUAGE_KEY, tag);
  } catch {
    // Spoken now, forgotten at the next start.
  }
}
