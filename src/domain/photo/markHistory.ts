import type { Mark } from './marks';

/** The marks on a copy, and those that were taken back and can come again. */
export interface MarkHistory {
  readonly marks: readonly Mark[];
  readonly ahead: readonly Mark[];
}

export const emptyHistory: MarkHistory = { marks: [], ahead: [] };

/** A new mark; what was taken back before it is gone. */
export const withMark = ({ marks }: MarkHistory, mark: Mark): MarkHistory => ({ marks: [...marks, mark], ahead: [] });

export function undone(history: MarkHistory): MarkHistory {
  const last = history.marks.at(-1);
  return last ? { marks: history.marks.slice(0, -1), ahead: [last, ...history.ahead] } : history;
}

export function redone(history: MarkHistory): MarkHistory {
  const [next, ...ahead] = history.ahead;
  return next ? { marks: [...history.marks, next], ahead } : history;
}
