import type { Place } from '@/domain/journal';
import type { TimeTrust } from '@/domain/photo';

/** What a stamp says of a photo; null: not known. */
export interface StampFacts {
  readonly caseNumber: string | null;
  /** What it shows: the item's label and name. Null: the scene. */
  readonly item: string | null;
  readonly takenAt: string;
  readonly trust: TimeTrust;
  /** Where, as the officer wrote it. */
  readonly placeText: string | null;
  readonly place: Place | null;
  readonly isLive: boolean;
  readonly sha256: string;
}

/** The words that a stamp is made of, in the reader's language. */
export interface StampWords {
  t(key: string, named?: Record<string, unknown>): string;
  time(at: string): string;
  degrees(place: Place): string;
  accuracy(place: Place): string;
}

/** The lines of a stamp. Each claim stands with its source: nothing looks surer than it is. */
export function stampText(facts: StampFacts, { t, time, degrees, accuracy }: StampWords): readonly string[] {
  const where = facts.place ? `${degrees(facts.place)} ${accuracy(facts.place)}` : t(facts.trust === 'unknown' ? 'camera.stamp.placeElsewhere' : 'camera.stamp.noPosition');
  return [
    `${facts.caseNumber ?? t('camera.stamp.noCaseNumber')} · ${facts.item ?? t('camera.ofAction')}`,
    `${t('camera.stamp.time')} ${time(facts.takenAt)} · ${t(`camera.stamp.trust.${facts.trust}`)}`,
    `${t('camera.stamp.place')} ${facts.placeText ?? t('camera.stamp.noPlaceText')} · ${where}`,
    `${t(facts.isLive ? 'camera.origin.live' : 'camera.origin.imported')} · ${t('camera.stamp.original', { hash: facts.sha256.slice(0, 8) })}`,
  ];
}
