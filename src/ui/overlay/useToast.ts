import { readonly, ref } from 'vue';
import type { Tone } from '../mark/tone';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly durationMs: number;
}

/** What to say: with an action (mostly 撤销) it stays 8 s, else 4 s. */
export type ToastInput = Pick<Toast, 'text' | 'action'> & Partial<Pick<Toast, 'tone' | 'durationMs'>>;

const toasts = ref<Toast[]>([]);
let lastId = 0;

/** Short word after a deed. A toast with the same text as the newest one replaces it; three at most are shown. */
export function useToast() {
  function show(input: ToastInput): number {
    const id = ++lastId;
    const shown: Toast = { tone: 'plain', durationMs: input.action ? 8000 : 4000, ...input, id };
    toasts.value = [...toasts.value.filter((toast) => toast.text !== input.text), shown].slice(-3);
    return id;
  }
  function dismiss(id: number) {
    toasts.value = toasts.value.filter((toast) => toast.id !== id);
  }
  return { toasts: readonly(toasts), show, dismiss };
}
