import { useI18n } from 'vue-i18n';
import type { Place } from '@/domain/journal';
import { useFormat } from '@/i18n';

/** A place in words: degrees with six decimals (about 0.1 m), datum, and the accuracy that the receiver claimed. */
export function usePlaceWords() {
  const { t } = useI18n();
  const format = useFormat();
  const degrees = ({ lat, lon }: Pick<Place, 'lat' | 'lon'>): string =>
    `${Math.abs(lat).toFixed(6)}°${lat < 0 ? 'S' : 'N'} ${Math.abs(lon).toFixed(6)}°${lon < 0 ? 'W' : 'E'}`;
  const accuracy = ({ accuracyM }: Pick<Place, 'accuracyM'>): string =>
    accuracyM === null ? t('position.accuracyUnknown') : t('position.accuracy', { m: format.number(accuracyM, accuracyM < 10 ? 1 : 0) });
  return { degrees, accuracy };
}
