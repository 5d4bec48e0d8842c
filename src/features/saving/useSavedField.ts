import { computed, onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { headsOf, sameJson, valueOf, type FoldedDocument, type Json } from '@/domain/journal';
import { useWorkspace } from '@/ports/workspace';

/** What is typed and not yet left is written down at the latest after this time (E6). */
const DRAFT_DELAY_MS = 1_000;

interface Draft {
  readonly value: Json;
  readonly seen: readonly string[];
}

/**
 * One leaf of a document under a person's fingers: shown as it stands, kept as a draft while it is typed, and handed to
 * `commit` when it is left, with the heads that stood when the typing began. A value that arrives meanwhile is not overwritten.
 */
export function useSavedField(
  document: MaybeRefOrGetter<FoldedDocument>,
  path: string,
  commit: (value: Json, seen: readonly string[]) => Promise<boolean>,
) {
  const { drafts } = useWorkspace();
  const key = `${toValue(document).kind}/${toValue(document).id}/${path}`;
  const standing = computed<Json>(() => valueOf(toValue(document), path) ?? null);
  const value = shallowRef<Json>(standing.value);
  /** The heads when the typing began; null while nothing is typed. */
  const seen = shallowRef<readonly string[] | null>(null);
  const restored = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<boolean> | null = null;

  void drafts.read(key).then((text) => {
    const draft = text === null ? null : (JSON.parse(text) as Draft);
    if (!draft || seen.value || sameJson(draft.value, standing.value)) return;
    value.value = draft.value;
    seen.value = draft.seen;
    restored.value = true;
  });

  watch(standing, (now) => {
    if (!seen.value) value.value = now;
  });

  function type(next: Json) {
    seen.value ??= headsOf(toValue(document), path);
    value.value = next;
    timer ??= setTimeout(keep, DRAFT_DELAY_MS);
  }

  function keep() {
    clearTimeout(timer);
    timer = undefined;
    if (seen.value) void drafts.write(key, JSON.stringify({ value: value.value, seen: seen.value } satisfies Draft));
  }

  /** Saves what was typed; false when it could not be saved: then it stays, here and in the draft. Left twice at once it is one act. */
  async function leave(): Promise<boolean> {
    while (saving) if (!(await saving)) return false;
    saving = save();
    try {
      return await saving;
    } finally {
      saving = null;
    }
  }

  async function save(): Promise<boolean> {
    const from = seen.value;
    if (!from) return true;
    const leaving = value.value;
    const saved = sameJson(leaving, standing.value) || (await commit(leaving, from));
    if (!saved) {
      keep();
      return false;
    }
    restored.value = false;
    if (!sameJson(value.value, leaving)) {
      // Typed on meanwhile: that stands over what was just saved, and over nothing that came beside it.
      const own = (toValue(document).paths[path] ?? []).filter((head) => sameJson(head.value, leaving)).map(({ entry }) => entry);
      if (own.length > 0) seen.value = own;
      keep();
      return true;
    }
    clearTimeout(timer);
    timer = undefined;
    seen.value = null;
    // One that stays is as what stands, and is not shown again.
    await drafts.clear(key).catch(() => undefined);
    return true;
  }

  // Also while it is being saved: the draft goes when that has ended well.
  onScopeDispose(keep);

  return { value, standing, restored, isTyping: computed(() => seen.value !== null), type, leave };
}
