export { createFormats } from './formats';
export { chooseLanguage, i18n, startLanguage } from './i18n';
export { DEFAULT_LANGUAGE, languages, type Language } from './languages';
export { useFormat } from './useFormat';
