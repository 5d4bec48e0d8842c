import { computed, ref } from 'vue';
import type { Tone } from '../mark/tone';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** How long it still stands once it is shown. */
  readonly durationMs: number;
}

/** What to say: with an action (mostly 撤销) it stays 8 s, else 4 s. */
export type ToastInput = Pick<Toast, 'text' | 'action'> & Partial<Pick<Toast, 'tone' | 'durationMs'>>;

/** The last one is shown; what waits beneath it comes back for the rest of its time. */
const stack = ref<readonly Toast[]>([]);
const shown = computed(() => stack.value.at(-1) ?? null);
let shownSince = 0;
let lastId = 0;

/**
 * Short word after a deed: one at a time, the newest. An undo stays within reach while something else is said over it, until another deed can be undone;
 * so does what went wrong.
 */
export function useToast() {
  function show(input: ToastInput): number {
    const id = ++lastId;
    const word: Toast = { tone: 'plain', durationMs: input.action ? 8000 : 4000, ...input, id };
    stack.value = [...resting().filter(({ text, tone, action }) => text !== word.text && (tone === 'seal' || (action !== undefined && !word.action))), word];
    shownSince = performance.now();
    return id;
  }
  function dismiss(id: number) {
    if (shown.value?.id === id) shownSince = performance.now();
    stack.value = stack.value.filter((toast) => toast.id !== id);
  }
  function clear() {
    stack.value = [];
  }
  return { shown, show, dismiss, clear };
}

/** The one that is shown has used up some of its time; what is beneath it has not. */
const resting = (): Toast[] =>
  stack.value.map((toast) => (toast === shown.value ? { ...toast, durationMs: toast.durationMs - (performance.now() - shownSince) } : toast)).filter(({ durationMs }) => durationMs > 0);
