import type { LiveCase } from './workspace';

/** A field action (现场) as the list over all cases shows it; the case's own document tells the rest. */
export interface ActionRow {
  readonly id: string;
  readonly case: string;
  readonly kind: string | null;
  readonly classes: readonly string[];
  readonly placeText: string | null;
  readonly startedAt: string | null;
  /** Null while it runs. */
  readonly endedAt: string | null;
}

export interface ActionList {
  /** Reactive; every action on this tablet that is not withdrawn, newest start first. */
  readonly actions: readonly ActionRow[];
  /** False until the first list came from storage. */
  readonly ready: boolean;
}

/** What every tab of a field action is given: the open case, and which action of it. */
export interface ActionTabProps {
  readonly live: LiveCase;
  readonly actionId: string;
}
