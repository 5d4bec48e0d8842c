import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { actionClasses, actionKinds, presentRoles, teamDuties } from '@/domain/fieldAction';

type Group = 'kind' | 'class' | 'duty' | 'role' | 'sex' | 'presence' | 'identity' | 'means' | 'result';

/** The words of a field action in the chosen language; an id of a newer version is shown as it is. */
export function useActionOptions() {
  const { t, te } = useI18n();
  const word = (group: Group, id: string | null): string | null => (id === null ? null : te(`field-action.${group}.${id}`) ? t(`field-action.${group}.${id}`) : id);
  const options = <V extends string>(group: Group, ids: readonly V[]) => computed(() => ids.map((value) => ({ value, label: word(group, value) ?? value })));
  return {
    word,
    options,
    kinds: options('kind', actionKinds),
    classes: options('class', actionClasses),
    duties: options('duty', teamDuties),
    roles: options('role', presentRoles),
  };
}
