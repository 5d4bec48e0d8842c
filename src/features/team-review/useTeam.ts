import { onScopeDispose, shallowRef } from 'vue';
import { useWorkspace } from '@/ports/workspace';
import { TEAM_PATH, teamReply, type TeamReply } from '@/wire/team';

const EVERY_MS = 30_000;
/** The last reply is kept on this tablet, so that a lead without a network sees the last known state and when it was. */
const COPY_KEY = 'copy/team';

interface Copy {
  readonly at: string;
  readonly reply: TeamReply;
}

/** The team as the court last told: fresh while there is a network, else the kept copy with its time. */
export function useTeam() {
  const workspace = useWorkspace();
  const copy = shallowRef<Copy | null>(null);
  const problem = shallowRef<'offline' | 'signedOut' | 'refused' | 'unreadable' | null>(null);
  const asking = shallowRef(false);
  /** False until the first answer or the kept copy has been looked at. */
  const ready = shallowRef(false);

  async function ask(): Promise<void> {
    if (asking.value) return;
    asking.value = true;
    const answer = await workspace.ask<unknown>(TEAM_PATH);
    asking.value = false;
    if (!answer.ok) {
      problem.value = answer.problem;
      return;
    }
    const parsed = teamReply.safeParse(answer.value);
    problem.value = parsed.success ? null : 'unreadable';
    if (!parsed.success) return;
    copy.value = { at: workspace.now(), reply: parsed.data };
    await workspace.drafts.write(COPY_KEY, JSON.stringify(copy.value));
  }

  async function start(): Promise<void> {
    const kept = await workspace.drafts.read(COPY_KEY);
    const parsed = kept === null ? null : readCopy(kept);
    copy.value ??= parsed;
    ready.value = copy.value !== null;
    await ask();
    ready.value = true;
  }
  void start();
  const timer = setInterval(() => void ask(), EVERY_MS);
  onScopeDispose(() => clearInterval(timer));
  return { copy, problem, asking, ready, ask };
}

function readCopy(text: string): Copy | null {
  try {
    const { at, reply } = JSON.parse(text) as { at: string; reply: unknown };
    const parsed = teamReply.safeParse(reply);
    return parsed.success ? { at, reply: parsed.data } : null;
  } catch {
    return null;
  }
}
