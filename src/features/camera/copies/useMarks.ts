import { computed, shallowRef } from 'vue';
import { emptyHistory, isWorthKeeping, nextNumber, redone, undone, withMark, type Mark, type MarkKind, type Point } from '@/domain/photo';
import type { PictureSize } from './paintCopy';

/** The marks on a copy as a finger, pen or mouse draws them; the last ones can be taken back and come again. */
export function useMarks(size: () => PictureSize | null) {
  const history = shallowRef(emptyHistory);
  const tool = shallowRef<MarkKind>('arrow');
  /** What is being drawn now. */
  const drawing = shallowRef<Mark | null>(null);
  /** Where words are to stand, while they are typed. */
  const writingAt = shallowRef<Point | null>(null);
  const marks = computed(() => (drawing.value ? [...history.value.marks, drawing.value] : history.value.marks));

  function put(mark: Mark) {
    const { width, height } = size() ?? { width: 0, height: 0 };
    if (isWorthKeeping(mark, Math.max(width, height))) history.value = withMark(history.value, mark);
  }
  function press(at: Point) {
    writingAt.value = null;
    switch (tool.value) {
      case 'number':
        return put({ is: 'number', at, n: nextNumber(history.value.marks) });
      case 'words':
        writingAt.value = at;
        return;
      case 'line':
        drawing.value = { is: 'line', points: [at] };
        return;
      default:
        drawing.value = { is: tool.value, from: at, to: at };
    }
  }
  function move(points: readonly Point[]) {
    const mark = drawing.value;
    const last = points.at(-1);
    if (!mark || !last) return;
    if (mark.is === 'line') drawing.value = { ...mark, points: [...mark.points, ...points] };
    else if ('to' in mark) drawing.value = { ...mark, to: last };
  }
  function release() {
    const mark = drawing.value;
    drawing.value = null;
    if (mark) put(mark);
  }
  function write(text: string) {
    if (writingAt.value) put({ is: 'words', at: writingAt.value, text: text.trim() });
    writingAt.value = null;
  }

  return {
    tool, marks, drawing, writingAt, press, move, release, write,
    /** Another finger came, or the system took the pointer. */
    cancel: () => void (drawing.value = null),
    canUndo: computed(() => history.value.marks.length > 0),
    canRedo: computed(() => history.value.ahead.length > 0),
    undo: () => void (history.value = undone(history.value)),
    redo: () => void (history.value = redone(history.value)),
  };
}
