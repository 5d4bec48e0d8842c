import { listOf, type FoldedDocument, type Json, type Place } from '../journal';

/** How a corner came to be: a tapped or imported one is never passed off as a fix. */
export const cornerSources = ['tablet', 'external', 'tapped', 'imported'] as const;
export type CornerSource = (typeof cornerSources)[number];

/** A position in degrees, WGS84/CGCS2000 (the two differ by centimetres at most). */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** One corner of a parcel as it was measured, with its provenance; leaf `corner/<id>`. */
export interface Corner extends Place {
  readonly id: string;
  /** Sortable text: corners are joined in this order. */
  readonly order: string;
  readonly source: CornerSource;
}

/** The corners of a parcel in the order in which they are joined; a leaf that is no corner is passed over. */
export const cornersOf = (parcel: Pick<FoldedDocument, 'paths'>): Corner[] =>
  listOf(parcel, 'corner')
    .flatMap(({ id, value }) => readCorner(id, value) ?? [])
    .sort((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1));

/** The leaf of a corner, without its id. */
export const cornerLeaf = ({ order, lat, lon, accuracyM, reading, takenAt, source }: Corner): Json => ({ order, lat, lon, accuracyM, reading, takenAt, source });

function readCorner(id: string, value: Json): Corner | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { order, lat, lon, accuracyM, reading, takenAt, source } = value as Record<string, Json>;
  if (typeof lat !== 'number' || typeof lon !== 'number' || Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
  return {
    id,
    lat,
    lon,
    order: typeof order === 'string' ? order : '',
    accuracyM: typeof accuracyM === 'number' && accuracyM > 0 ? accuracyM : null,
    reading: reading === 'r68' || reading === 'r95' ? reading : 'unknown',
    takenAt: typeof takenAt === 'string' ? takenAt : '',
    source: cornerSources.find((known) => known === source) ?? 'imported',
  };
}
