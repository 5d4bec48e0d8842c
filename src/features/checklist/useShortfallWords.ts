import { useI18n } from 'vue-i18n';
import { textOf, type FoldedDocument } from '@/domain/journal';
import { catalogue } from '@/domain/law/catalogue/registry';
import { sourcesOf, type LegalSource } from '@/domain/law/rule';
import type { Shortfall } from '@/domain/law/shortfall';
import { useFormat } from '@/i18n';

/** A shortfall in the officer's words, and the article that it rests on. */
export function useShortfallWords(documents: () => ReadonlyMap<string, FoldedDocument>) {
  const { t } = useI18n();
  const format = useFormat();

  function subject(words: Shortfall['words']): string {
    const document = documents().get(`${String(words['kind'])}/${String(words['id'])}`);
    const kind = ['item', 'parcel', 'fieldAction', 'transcript', 'handover'].includes(document?.kind ?? '') ? (document?.kind ?? 'other') : 'other';
    return t(`checklist.subject.${kind}`, { label: (document && (textOf(document, 'label') ?? textOf(document, 'name'))) ?? '' }).trim();
  }
  function title({ rule, code, words }: Shortfall): string {
    return t(`checklist.lack.${rule}.${code}`, 'kind' in words ? { ...words, subject: subject(words) } : words);
  }
  const ruleWord = (rule: string): string => t(`checklist.rule.${rule}`);
  /** 《民事诉讼法》第二百五十六条: the papers' own words, whatever the screen speaks. */
  const sourceWord = ({ document, version, article }: LegalSource): string => `《${document}》（${version}）${article}`;
  function basis(id: string): { readonly lines: readonly string[]; readonly since: string } {
    const rule = catalogue.find((each) => each.id === id);
    const sources = rule ? sourcesOf(rule) : [];
    return { lines: sources.length > 0 ? sources.map(sourceWord) : [t('checklist.policy')], since: sources.length > 0 && rule ? t('checklist.validFrom', { day: format.date(rule.validFrom) }) : '' };
  }
  return { title, ruleWord, basis };
}
