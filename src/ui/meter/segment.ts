import type { Tone } from '../mark/tone';

/** One part of a SegmentMeter; `label` and `note` are already translated. */
export interface Segment {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly tone: Tone;
  readonly note?: string | undefined;
}
