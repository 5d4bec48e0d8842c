import { computed } from 'vue';
import { isWithdrawn, textOf, valueOf, type EntryBody, type FoldedDocument, type Json } from '@/domain/journal';
import { findTemplate, inputChanges, readCustodian, readInputs, templateFor, templateKey } from '@/domain/transcript';
import type { ActionTabProps } from '@/ports/action';
import { useWorkspace, type EntryDraft } from '@/ports/workspace';
import { writing } from '@/features/saving';

/** The transcript of an action, if there is one: the newest that is not withdrawn, a frozen one before all others. */
export function transcriptOf(documents: ReadonlyMap<string, FoldedDocument>, action: EntryBody['action']): FoldedDocument | null {
  const own = [...documents.values()].filter((each) => each.kind === 'transcript' && each.action === action && !isWithdrawn(each));
  return own.find(({ frozen }) => frozen !== null) ?? own.sort((a, b) => (a.created.entry < b.created.entry ? 1 : -1))[0] ?? null;
}

/** The transcript of an action as it stands, whether it still agrees with what was captured, and the acts that write it. */
export function useTranscript(props: ActionTabProps) {
  const { newId } = useWorkspace();
  const document = computed(() => transcriptOf(props.live.documents, props.actionId));
  const action = computed(() => props.live.documents.get(`fieldAction/${props.actionId}`) ?? null);
  const text = computed(() => (document.value && textOf(document.value, 'text')) ?? '');
  const custodian = computed(() => (document.value ? readCustodian(valueOf(document.value, 'custodian')) : null));
  const template = computed(() => (document.value ? findTemplate(textOf(document.value, 'template')) : templateFor(action.value && textOf(action.value, 'kind'))));
  const source = () => ({ documents: new Map(props.live.documents), action: props.actionId, transcript: document.value?.id ?? null });
  const kept = computed(() => (document.value ? readInputs(valueOf(document.value, 'inputs')) : null));
  const changes = computed(() => (kept.value && template.value ? inputChanges(kept.value, template.value.generate(source()).inputs) : []));

  /** The acts that write the paper anew from what is captured now: a new transcript, or the text of the one there is. */
  function generation(): EntryDraft[] {
    const chosen = template.value;
    if (!chosen || document.value?.frozen) return [];
    const { title, text: written, inputs } = chosen.generate(source());
    const times = { startedAt: leaf('startedAt'), endedAt: leaf('endedAt') };
    // The inputs go in an entry of their own: text and inputs of a long list together could pass an entry's limit.
    const madeFrom: Json = inputs.map(({ kind, id, path, head }) => ({ kind, id, path, head }));
    if (document.value) return [writing(document.value, { title, text: written, ...times }), writing(document.value, { inputs: madeFrom })];
    const same = { case: props.live.id, action: props.actionId, document: { kind: 'transcript', id: newId() } };
    return [
      { ...same, op: 'create', change: { set: { template: templateKey(chosen), title, text: written, ...times } } },
      { ...same, op: 'set', change: { set: { inputs: madeFrom }, seen: {} } },
    ];
  }
  const leaf = (path: string): Json => (action.value ? (valueOf(action.value, path) ?? null) : null);

  return { document, action, text, custodian, template, changes, generation };
}
