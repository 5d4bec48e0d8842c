import type { IconName } from '../mark/icons';

/** Something to choose; `label` and `hint` are already translated. */
export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly disabled?: boolean | undefined;
}
