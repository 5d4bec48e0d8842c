import { useI18n } from 'vue-i18n';
import { fieldKinds } from '@/domain/journal';

const reasons = ['caseMoved', 'caseClosed', 'notAssigned', 'unknownCase', 'writerRevoked', 'documentRule', 'branch', 'late'] as const;

/** The words for why something lies on the desk, and for what it is; what a newer court says is told as such. */
export function useDeskWords() {
  const { t } = useI18n();
  const known = <T extends string>(list: readonly T[], word: string): T | 'other' => list.find((each) => each === word) ?? 'other';
  return {
    reason: (reason: string) => t(`team-review.desk.reason.${known(reasons, reason)}`),
    why: (reason: string) => t(`team-review.desk.why.${known(reasons, reason)}`),
    /** A lead's own decision, on its way to the court. */
    decided: (reason: string) => t(reason === 'late' ? 'team-review.desk.late.decided' : 'team-review.desk.decided'),
    kind: (kind: string) => t(`team-review.desk.kind.${known(fieldKinds, kind)}`),
  };
}
