import { onScopeDispose, ReactiveEffect, shallowReadonly, shallowRef, type ShallowRef } from 'vue';

/** After a change it waits so long for the next one: a list of hundreds is not looked through between two letters. */
const REST_MS = 250;

/**
 * What `look` finds, looked for again when something that it read has changed and then rested: for what nobody waits for. `first`: whether the
 * screen waits for the first look, or shows it when it is there; null until then.
 */
export function useRested<T>(look: () => T, first: 'now' | 'later'): { readonly found: Readonly<ShallowRef<T | null>>; readonly lookNow: () => void } {
  const found = shallowRef<T | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const effect = new ReactiveEffect(() => void (found.value = look()));
  const later = () => {
    timer ??= setTimeout(lookNow, REST_MS);
  };
  effect.scheduler = later;
  function lookNow() {
    clearTimeout(timer);
    timer = undefined;
    effect.run();
  }
  if (first === 'now') lookNow();
  else later();
  onScopeDispose(() => {
    clearTimeout(timer);
    effect.stop();
  });
  return { found: shallowReadonly(found), lookNow };
}
