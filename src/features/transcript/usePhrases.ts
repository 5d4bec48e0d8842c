import { shallowRef } from 'vue';
import { phraseBefore } from './phrases';

type Area = HTMLTextAreaElement | HTMLInputElement;

/** Puts phrases where the pen is: by a tap into the field that was written in last, by a code while it is typed. */
export function usePhrases() {
  const last = shallowRef<Area | null>(null);

  function entered(event: FocusEvent) {
    if (isText(event.target)) last.value = event.target;
  }
  /** Before the field's own handlers see it: what they take is the phrase already. */
  function typed(event: Event) {
    const area = event.target;
    if (!isText(area) || area.selectionStart === null || (event as InputEvent).isComposing) return;
    const found = phraseBefore(area.value.slice(0, area.selectionStart));
    if (found) area.setRangeText(found.text, area.selectionStart - found.length, area.selectionStart, 'end');
  }
  /** False when no field was written in yet. */
  function insert(text: string): boolean {
    const area = last.value;
    if (!area?.isConnected || area.readOnly) return false;
    area.focus();
    area.setRangeText(text, area.selectionStart ?? area.value.length, area.selectionEnd ?? area.value.length, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    return true;
  }
  return { entered, typed, insert };
}

const isText = (target: unknown): target is Area => target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');
