import { computed } from 'vue';
import { headsOf, isWithdrawn, sameJson, textOf, valueOf, type EntryBody, type FoldedDocument, type Json } from '@/domain/journal';
import { findTemplate, newerVersion, readCustodian, templateFor, templateKey, type TranscriptTemplate } from '@/domain/transcript';
import type { ActionTabProps } from '@/ports/action';
import { useWorkspace, type EntryDraft } from '@/ports/workspace';
import { writing } from '@/features/saving';
import { presetsOf } from './presetsOf';

/** The papers of an action in the order in which they were begun; withdrawn ones are left out unless they were frozen. */
export const transcriptsOf = (documents: ReadonlyMap<string, FoldedDocument>, action: EntryBody['action']): FoldedDocument[] =>
  [...documents.values()]
    .filter((each) => each.kind === 'transcript' && each.action === action && (!isWithdrawn(each) || each.frozen !== null))
    .sort((a, b) => (a.created.entry < b.created.entry ? -1 : 1));

/** The paper of an action that is chosen, else its main one: a frozen one before all others, then the newest that covers the action, then the newest. */
export function transcriptOf(documents: ReadonlyMap<string, FoldedDocument>, action: EntryBody['action'], chosen: string | null = null): FoldedDocument | null {
  const own = transcriptsOf(documents, action);
  const main = own.filter((each) => findTemplate(textOf(each, 'template'))?.covers !== 'itself');
  return own.find(({ id }) => id === chosen) ?? main.find(({ frozen }) => frozen !== null) ?? main.at(-1) ?? own.at(-1) ?? null;
}

/** Nobody has touched the text since it was generated: whoever corrects it writes the text alone, the generation title and text as one. */
export function isAsGenerated(document: FoldedDocument): boolean {
  const text = headsOf(document, 'text');
  return text.length > 0 && sameJson(text, headsOf(document, 'title'));
}

/** A paper of an action as it stands, and the acts that write it. */
export function useTranscript(props: ActionTabProps, chosen: () => string | null = () => null) {
  const { newId, now } = useWorkspace();
  const document = computed(() => transcriptOf(props.live.documents, props.actionId, chosen()));
  const action = computed(() => props.live.documents.get(`fieldAction/${props.actionId}`) ?? null);
  const text = computed(() => (document.value && textOf(document.value, 'text')) ?? '');
  const custodian = computed(() => (document.value ? readCustodian(valueOf(document.value, 'custodian')) : null));
  const template = computed(() => (document.value ? findTemplate(textOf(document.value, 'template')) : templateFor(action.value && textOf(action.value, 'kind'))));
  const newer = computed(() => (template.value && document.value && !document.value.frozen ? newerVersion(template.value) : null));
  const source = () => ({ documents: props.live.documents, action: props.actionId, transcript: document.value?.id ?? null });

  /** The acts that write the paper anew from what is captured now: a new transcript, or the text of the one there is. */
  function generation(by: TranscriptTemplate | null = template.value): EntryDraft[] {
    if (!by || document.value?.frozen) return [];
    const { title, text: written, inputs } = by.generate(source());
    const times = by.ownTimes ? {} : { startedAt: leaf('startedAt'), endedAt: leaf('endedAt') };
    // The inputs go in an entry of their own: text and inputs of a long list together could pass an entry's limit.
    const madeFrom: Json = inputs.map(({ kind, id, path, head }) => ({ kind, id, path, head }));
    const same = { template: templateKey(by), title, text: written, ...times };
    if (document.value) {
      const { template: key, ...rest } = same;
      return [writing(document.value, textOf(document.value, 'template') === key ? rest : same), writing(document.value, { inputs: madeFrom })];
    }
    const at = { case: props.live.id, action: props.actionId, document: { kind: 'transcript', id: newId() } };
    return [
      { ...at, op: 'create', change: { set: same } },
      { ...at, op: 'set', change: { set: { inputs: madeFrom }, seen: {} } },
    ];
  }
  const leaf = (path: string): Json => (action.value ? (valueOf(action.value, path) ?? null) : null);

  /** The act that begins another paper; its text is written once it is there. */
  function beginning(by: TranscriptTemplate, title: string): { readonly id: string; readonly acts: EntryDraft[] } {
    const id = newId();
    const custody: Json = custodian.value && by.needsCustodian ? { ...custodian.value } : null;
    const set: Record<string, Json> = { template: templateKey(by), title, ...presetsOf(by, action.value, props.live.documents) };
    if (by.ownTimes) set['startedAt'] = now();
    if (custody !== null) set['custodian'] = custody;
    return { id, acts: [{ case: props.live.id, action: props.actionId, document: { kind: 'transcript', id }, op: 'create', change: { set } }] };
  }

  return { document, action, text, custodian, template, newer, generation, beginning };
}
