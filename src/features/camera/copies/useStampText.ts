import { useI18n } from 'vue-i18n';
import { itemView } from '@/domain/inventory/itemView';
import { textOf } from '@/domain/journal';
import { timeTrust } from '@/domain/photo';
import { usePlaceWords } from '@/features/position';
import { useFormat } from '@/i18n';
import { useWorkspace } from '@/ports/workspace';
import type { Photo } from '../photosOf';
import { stampText } from './stampText';

/** Looks up what is known of a photo, and says it in the lines of a stamp. */
export function useStampText() {
  const workspace = useWorkspace();
  const { t } = useI18n();
  const format = useFormat();
  const { degrees, accuracy } = usePlaceWords();

  return async ({ tag, document, of }: Photo): Promise<readonly string[]> => {
    const [capture, live] = await Promise.all([workspace.captureOf(tag), workspace.openCase(document.case)]);
    const caseDocument = live.documents.get(`case/${document.case}`);
    const action = document.action === null ? undefined : live.documents.get(`fieldAction/${document.action}`);
    live.close();
    const item = of === null ? null : [t('camera.ofItem', { label: of }), itemView(document).name].filter(Boolean).join(' ');
    return stampText(
      {
        caseNumber: caseDocument ? textOf(caseDocument, 'number') : null,
        item,
        takenAt: tag.takenAt,
        trust: timeTrust(tag.origin, capture),
        placeText: action ? textOf(action, 'placeText') : null,
        // An imported picture was taken who knows where: the tablet's place is not its.
        place: tag.origin === 'live' ? (capture?.place ?? null) : null,
        isLive: tag.origin === 'live',
        sha256: tag.sha256,
      },
      { t, time: (at) => `${format.date(at)} ${format.timeWithSeconds(at)}`, degrees, accuracy },
    );
  };
}
