import type { FoldedDocument, Json } from '@/domain/journal';
import { AREA_METHOD, areaOfRecord, cornerLeaf, type Corner } from '@/domain/land';
import { writing } from '@/features/saving';
import type { EntryDraft } from '@/ports/workspace';

/** The figures that follow from the corners, written with every change of them: they are what the court reads (证据规定 43: when it was drawn). */
export function figures(corners: readonly Corner[], drawnAt: string): Record<string, Json> {
  const area = areaOfRecord(corners);
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    areaOfRecordM2: area.ok ? round(area.areaM2) : null,
    perimeterM: area.ok ? round(area.perimeterM) : null,
    areaMethod: area.ok ? AREA_METHOD : null,
    drawnAt,
  };
}

/** Order keys are places with room for reading, `000010`, `000020` …; a move rewrites only the two corners that change place. */
export const orderKey = (place: number): string => String((place + 1) * 10).padStart(6, '0');

export function nextOrder(corners: readonly Corner[]): string {
  const last = Number(corners.at(-1)?.order ?? 0);
  return String((Number.isFinite(last) ? Math.floor(last / 10) : corners.length) * 10 + 10).padStart(6, '0');
}

/** A corner added to a parcel. */
export const adding = (parcel: FoldedDocument, corners: readonly Corner[], corner: Corner, now: string): EntryDraft =>
  writing(parcel, { [`corner/${corner.id}`]: cornerLeaf(corner), ...figures([...corners, corner], now) });

export const removing = (parcel: FoldedDocument, corners: readonly Corner[], id: string, now: string): EntryDraft =>
  writing(parcel, { [`corner/${id}`]: null, ...figures(corners.filter((corner) => corner.id !== id), now) });

/** Two neighbours change places; null at the ends. */
export function moving(parcel: FoldedDocument, corners: readonly Corner[], id: string, by: -1 | 1, now: string): EntryDraft | null {
  const from = corners.findIndex((corner) => corner.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= corners.length) return null;
  const swapped = corners.map((corner, i) => (i === from ? (corners[to] ?? corner) : i === to ? (corners[from] ?? corner) : corner));
  const moved = swapped.map((corner, place) => ({ ...corner, order: orderKey(place) }));
  const changed = moved.filter((corner) => corners.find((each) => each.id === corner.id)?.order !== corner.order);
  return writing(parcel, { ...Object.fromEntries(changed.map((corner) => [`corner/${corner.id}`, cornerLeaf(corner)])), ...figures(moved, now) });
}
