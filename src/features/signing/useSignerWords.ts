import { useI18n } from 'vue-i18n';
import { formOf, type FormerOutcome, type PersonOfPaper, type Signer } from '@/domain/signing';
import { useActionOptions } from '@/features/field-action';
import { useFormat } from '@/i18n';
import type { Tone } from '@/ui';

const tones: Readonly<Record<string, Tone>> = { signed: 'ok', refused: 'seal', unable: 'wait', absent: 'wait', newer: 'plain' };

/** What a signer is and how it ended, in words. */
export function useSignerWords() {
  const { t, te } = useI18n();
  const { word } = useActionOptions();
  const format = useFormat();
  function role(id: string): string {
    const [group = '', ...rest] = id.split('.');
    const last = rest.join('.');
    if (group === 'duty' || group === 'role') return word(group, last) ?? id;
    if (group === 'party') return te(`signing.party.${last}`) ? t(`signing.party.${last}`) : last;
    return te(`signing.capacity.${id}`) ? t(`signing.capacity.${id}`) : id;
  }
  const roles = ({ roles: of }: Pick<PersonOfPaper, 'roles'>): string => (of.length > 0 ? of.map(role).join(t('signing.listComma')) : t('signing.noRole'));

  /** Reason, witness, recording, who read it aloud: a line each. */
  function details({ signed, left }: Signer): string[] {
    if (!signed) return left === null ? [] : [t('signing.leftEarly', { reason: left })];
    const { outcome } = signed;
    if (outcome.is === 'newer') return [t('signing.newerOutcome', { said: outcome.said })];
    const lines = outcome.is === 'signed' ? (outcome.form === 'paper' && outcome.page !== undefined ? [t('signing.onPage', { page: outcome.page })] : []) : [outcome.reason];
    if (outcome.read?.how === 'aloud') lines.push(t('signing.readAloudBy', { by: outcome.read.by ?? '', language: outcome.read.language ?? '' }));
    if (outcome.is !== 'signed' && outcome.witness) lines.push(t('signing.witnessedBy', { name: outcome.witness.name }));
    if (outcome.is !== 'signed' && outcome.recording) {
      const { recorder, at, file } = outcome.recording;
      lines.push([recorder && t('signing.recordedBy', { recorder }), at && t('signing.recordedAt', { at }), file && t('signing.recordedClip')].filter(Boolean).join(t('signing.listComma')));
    }
    return lines;
  }
  /** An outcome that does not count any more: what it was, when, and why another took its place. */
  function before(former: FormerOutcome): { readonly was: string; readonly why: string } {
    const said = 'reason' in former.outcome ? t('signing.replace.with', { outcome: outcome({ signed: former }), reason: former.outcome.reason }) : outcome({ signed: former });
    return { was: `${format.time(former.at)} ${said}`, why: former.reason === null ? t('signing.replace.unexplained') : t('signing.replace.because', { reason: former.reason }) };
  }
  function outcome({ signed }: Pick<Signer, 'signed'>): string {
    if (signed?.outcome.is !== 'signed') return t(`signing.outcome.${signed?.outcome.is ?? 'open'}`);
    const form = formOf(signed.outcome);
    return form === 'drawn' ? t('signing.outcome.signed') : t(`signing.outcomeForm.${form}`, { form: signed.outcome.form ?? '' });
  }
  return { roles, details, before, outcome, tone: ({ signed }: Pick<Signer, 'signed'>): Tone => (signed ? (tones[signed.outcome.is] ?? 'plain') : 'plain') };
}
