import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useToast } from '@/ui/overlay/useToast';

const { shown, show, dismiss, clear } = useToast();
const run = () => undefined;
const undo = { label: '撤销', run };
/** The screen takes a word away when its time is over. */
const timeOver = () => {
  vi.advanceTimersByTime(shown.value?.durationMs ?? 0);
  if (shown.value) dismiss(shown.value.id);
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  clear();
  vi.useRealTimers();
});

it('one word stands at a time, the newest', () => {
  show({ text: '已记 贺某' });
  show({ text: '已记 易某' });
  expect(shown.value?.text).toBe('已记 易某');
  timeOver();
  expect(shown.value).toBeNull();
});

it('an undo comes back for the rest of its time when what was said over it is gone', () => {
  show({ text: '已撤回 A3', action: undo });
  vi.advanceTimersByTime(3_000);
  show({ text: '已在院' });
  timeOver();
  expect(shown.value).toMatchObject({ text: '已撤回 A3', durationMs: 5_000, action: undo });
  timeOver();
  expect(shown.value).toBeNull();
});

it('two deeds never offer two undos: the later one has the word', () => {
  show({ text: '已记 贺某', action: undo });
  show({ text: 'A1 号现金已清点', action: undo });
  timeOver();
  expect(shown.value).toBeNull();
});

it('what went wrong is not talked over', () => {
  show({ text: '没有存下', tone: 'seal', durationMs: 12_000 });
  show({ text: '已记 易某', action: undo });
  timeOver();
  expect(shown.value).toMatchObject({ text: '没有存下', durationMs: 12_000 });
});

it('the same word twice is one word', () => {
  show({ text: '没有存下', tone: 'seal' });
  show({ text: '没有存下', tone: 'seal' });
  timeOver();
  expect(shown.value).toBeNull();
});
