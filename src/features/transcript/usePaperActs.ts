import { onScopeDispose } from 'vue';
import { useI18n } from 'vue-i18n';
import { valueOf, type Json } from '@/domain/journal';
import { writing, type LastAct } from '@/features/saving';
import { isAsGenerated, type useTranscript } from './useTranscript';

/** Records leaves of a paper; false when it was not saved: then what was entered stays on the screen. `seen`: the heads that stood when it was typed. */
export type WritePaper = (set: Readonly<Record<string, Json>>, said?: string | null, seen?: Readonly<Record<string, readonly string[]>>) => Promise<boolean>;

/** After so long without another answer the text is written anew: once for many answers, for a long text is a large entry. */
const FOLLOW_MS = 4_000;

/** Records what a paper asks. A text that nobody has touched follows by itself; a corrected one is only shown to differ. */
export function usePaperActs({ document, text, generation }: ReturnType<typeof useTranscript>, act: LastAct['act']) {
  const { t } = useI18n();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write: WritePaper = async (set, said = null, seen) => document.value !== null && (await act([writing(document.value, set, seen)], said));

  /** Writes the text anew where it is still as it was generated and no longer agrees. */
  async function follow(): Promise<boolean> {
    clearTimeout(timer);
    timer = undefined;
    const paper = document.value;
    if (!paper || paper.frozen !== null || !isAsGenerated(paper)) return true;
    const acts = generation();
    const [first] = acts;
    const isSame = first?.op === 'set' && first.change.set['text'] === text.value && first.change.set['title'] === valueOf(paper, 'title');
    return isSame || act(acts, null);
  }
  const followed: WritePaper = async (...given) => (await write(...given)) && follow();
  const followedSoon: WritePaper = async (...given) => {
    if (!(await write(...given))) return false;
    clearTimeout(timer);
    timer = setTimeout(() => void follow(), FOLLOW_MS);
    return true;
  };
  onScopeDispose(() => {
    if (timer !== undefined) void follow();
  });
  const generate = (): Promise<boolean> => act(generation(), t(document.value ? 'transcript.regenerated' : 'transcript.generated'));
  return { followed, followedSoon, follow, generate };
}
