/** A place to show (WGS84). `sign` is the short mark on the map, `title` what it is in words. */
export interface MapPoint {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  readonly accuracyM: number | null;
  readonly sign: string;
  readonly title: string;
  readonly tone: 'court' | 'wait' | 'plain';
}
