import { useI18n } from 'vue-i18n';
import type { Json } from '@/domain/journal';
import type { TemplateField } from '@/domain/transcript';
import { useFormat } from '@/i18n';
import type { Option } from '@/ui';

/** What a paper asks, in the words of the screen; a key of a newer version is shown as it is. */
export function useFieldWords() {
  const { t, te } = useI18n();
  const format = useFormat();
  const known = (key: string, otherwise: string): string => (te(key) ? t(key) : otherwise);
  const label = (key: string): string => known(`transcript.field.${key}`, key);
  const choice = (key: string, id: string): string => known(`transcript.choice.${key}.${id}`, id);

  /** A value that two people wrote differently. */
  function show(field: TemplateField, value: Json, people: readonly Option[]): string {
    const named = (id: Json): string => people.find((option) => option.value === id)?.label ?? String(id);
    if (Array.isArray(value)) return value.map(named).join(t('transcript.listComma'));
    if (typeof value === 'boolean') return t(value ? 'transcript.yes' : 'transcript.no');
    if (typeof value === 'number') return field.is === 'fen' ? format.money(value) : format.number(value);
    if (typeof value !== 'string') return JSON.stringify(value);
    if (field.is === 'choice') return choice(field.key, value);
    if (field.is === 'instant') return Number.isFinite(Date.parse(value)) ? format.dateTime(value) : value;
    return named(value);
  }
  return { label, choice, show };
}
