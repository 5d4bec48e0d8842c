import { v001 } from './v001';
import { upgradeTo002, v002 } from './v002';
import { v003 } from './v003';

/** Every released version of the store, oldest first, with the step that leads to it. */
export const versions = [
  { number: 1, schema: v001, upgrade: null },
  { number: 2, schema: v002, upgrade: upgradeTo002 },
  { number: 3, schema: v003, upgrade: null },
] as const;

export const newest = versions[2];
export type StoreName = keyof typeof newest.schema;
