import { useI18n } from 'vue-i18n';
import type { Signer } from '@/domain/signing';
import { useActionOptions } from '@/features/field-action';
import type { Tone } from '@/ui';

const tones: Readonly<Record<string, Tone>> = { signed: 'ok', refused: 'seal', unable: 'wait', absent: 'wait' };

/** What a signer is and how it ended, in words. */
export function useSignerWords() {
  const { t } = useI18n();
  const { word } = useActionOptions();
  function role(id: string): string {
    const [group = '', ...rest] = id.split('.');
    if (group === 'duty' || group === 'role') return word(group, rest.join('.')) ?? id;
    return id === 'custodian' ? t('signing.custodian') : id;
  }
  return {
    roles: ({ roles }: Pick<Signer, 'roles'>): string => (roles.length > 0 ? roles.map(role).join(t('signing.listComma')) : t('signing.noRole')),
    outcome: ({ signed }: Pick<Signer, 'signed'>): string => t(`signing.outcome.${signed?.outcome.is ?? 'open'}`),
    tone: ({ signed }: Pick<Signer, 'signed'>): Tone => (signed ? (tones[signed.outcome.is] ?? 'plain') : 'plain'),
  };
}
