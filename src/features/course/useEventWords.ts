import { useI18n } from 'vue-i18n';
import type { Field } from '@/domain/case/fieldTable';
import type { TeamMember } from '@/domain/fieldAction';
import type { Json } from '@/domain/journal';
import { useFormat } from '@/i18n';
import type { CourseEvent } from './courseOf';

/** An event in words; what a newer version wrote is shown as it stands. */
export function useEventWords(team: () => readonly TeamMember[]) {
  const { t } = useI18n();
  const format = useFormat();
  const member = (id: string): string => team().find((each) => each.id === id)?.name ?? id;

  function valueWord(event: CourseEvent, key: string, value: Json): string {
    const field: Field | undefined = event.kind.fields[key];
    const isTeam = event.kind.people[key] === 'team';
    if (Array.isArray(value)) return value.map((each) => (isTeam ? member(String(each)) : String(each))).join('、');
    if (typeof value === 'boolean') return value ? t(`course.field.${key}`) : '';
    if (typeof value === 'number') return field?.type === 'fen' ? format.money(value) : t('course.days', { n: value });
    if (typeof value !== 'string') return '';
    if (field?.type === 'instant') return `${t(`course.field.${key}`)} ${format.dateTime(value)}`;
    if (field?.type === 'choice') return t(`course.choice.${value}`);
    return isTeam ? member(value) : value;
  }
  const words = (event: CourseEvent, keys: readonly string[]): string[] => keys.map((key) => valueWord(event, key, event.leaf[key] ?? null)).filter((word) => word !== '');
  const title = (event: CourseEvent): string => words(event, event.kind.title).join(' · ') || t('course.untold');
  const detail = (event: CourseEvent): string => words(event, event.kind.detail).join(' · ');
  return { title, detail };
}
