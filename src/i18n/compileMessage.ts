import type { MessageCompiler, MessageContext } from 'vue-i18n';

/**
 * Reads a text with its inserts: `还有 {n} 件`. That is all the syntax our texts have (tests/i18n/locales.test.ts), so that vue-i18n's
 * own compiler, for plurals, links and lists, stays out of the first load.
 */
export const compileMessage: MessageCompiler = (message) => {
  const parts = String(message).split(/\{(\w+)\}/);
  // Every second part is the name of an insert.
  return ({ named }: MessageContext) => parts.map((part, place) => (place % 2 === 0 ? part : String(named(part) ?? ''))).join('');
};
