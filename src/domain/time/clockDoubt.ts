import type { Moment } from '../journal/entry';

/**
 * What speaks against the time that an entry claims (E5). A doubt is told beside the entry; it never refuses one and never orders.
 * `jump`: since the entry before, the clock on the wall went by so much more (or less) than time did. `offset`: by so much it
 * is ahead of what the court last told. `noServerTime`: the court has told this session no time yet.
 */
export type ClockDoubt =
  | { readonly is: 'jump'; readonly byMs: number }
  | { readonly is: 'backwards'; readonly byMs: number }
  | { readonly is: 'offset'; readonly byMs: number }
  | { readonly is: 'noServerTime' }
  | { readonly is: 'unreadable' };

/** Clocks drift and are set by a few seconds; more than this is a jump. */
export const JUMP_MS = 60_000;

/**
 * The doubts about `at`, given the moment of the entry before in the same chain. Within one session the monotonic clock measures what
 * the wall clock should have done; across sessions only a clock that went backwards shows. The court's time is the last one heard, so
 * that a wall clock may be ahead of it by as long as nobody was heard: only being behind it is a doubt, unless it was heard meanwhile.
 */
export function clockDoubts(at: Moment, before: Moment | null): readonly ClockDoubt[] {
  const wallMs = Date.parse(at.wall);
  if (Number.isNaN(wallMs)) return [{ is: 'unreadable' }];
  return [...sinceBefore(at, wallMs, before), ...againstServer(at, wallMs, before)];
}

function sinceBefore(at: Moment, wallMs: number, before: Moment | null): ClockDoubt[] {
  const wentMs = before === null ? NaN : wallMs - Date.parse(before.wall);
  if (before === null || Number.isNaN(wentMs)) return [];
  if (at.session !== before.session) return wentMs < -JUMP_MS ? [{ is: 'backwards', byMs: wentMs }] : [];
  const byMs = Math.round(wentMs - (at.monoMs - before.monoMs));
  return Math.abs(byMs) > JUMP_MS ? [{ is: 'jump', byMs }] : [];
}

function againstServer(at: Moment, wallMs: number, before: Moment | null): ClockDoubt[] {
  const serverMs = at.server === null ? NaN : Date.parse(at.server);
  if (Number.isNaN(serverMs)) return [{ is: 'noServerTime' }];
  const byMs = wallMs - serverMs;
  if (byMs < -JUMP_MS) return [{ is: 'offset', byMs }];
  // Heard anew since the entry before, in the same session: no more time than the session's own can have gone by since.
  const sinceMs = before !== null && before.session === at.session && before.server !== at.server ? at.monoMs - before.monoMs : Infinity;
  return byMs > sinceMs + JUMP_MS ? [{ is: 'offset', byMs: Math.round(byMs - sinceMs) }] : [];
}

/** Of each kind of doubt the gravest, for a person to read. */
export function gravest(doubts: readonly ClockDoubt[]): readonly ClockDoubt[] {
  const kinds = new Map<ClockDoubt['is'], ClockDoubt>();
  for (const doubt of doubts) {
    const known = kinds.get(doubt.is);
    if (!known || sizeOf(doubt) > sizeOf(known)) kinds.set(doubt.is, doubt);
  }
  return [...kinds.values()];
}

const sizeOf = (doubt: ClockDoubt): number => ('byMs' in doubt ? Math.abs(doubt.byMs) : 0);
