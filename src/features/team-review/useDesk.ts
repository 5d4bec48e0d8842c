import { computed, shallowReactive, shallowRef, watch, type Ref } from 'vue';
import { useWorkspace } from '@/ports/workspace';
import { DESK_PATH, deskReply, type DeskReply } from '@/wire/team';
import { deskGroups } from './deskGroups';

/** What waits for the lead, asked anew whenever the team was; null while it is not known, and for everybody who is no lead. */
export function useDesk(asked: Readonly<Ref<unknown>>) {
  const workspace = useWorkspace();
  const reply = shallowRef<DeskReply | null>(null);
  /** Groups that were decided here and that the court has not taken up yet. */
  const decided = shallowReactive(new Set<string>());
  const groups = computed(() => (reply.value ? deskGroups(reply.value.items) : null));

  async function ask(): Promise<void> {
    if (workspace.me.role !== 'lead') return;
    const answer = await workspace.ask<unknown>(DESK_PATH);
    const parsed = answer.ok ? deskReply.safeParse(answer.value) : null;
    if (parsed?.success) reply.value = parsed.data;
  }
  watch(asked, () => void ask(), { immediate: true });
  return { groups, more: computed(() => reply.value?.more === true), decided, ask };
}
