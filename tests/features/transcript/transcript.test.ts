// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { textOf } from '@/domain/journal';
import { paperChanges } from '@/domain/transcript';
import { useLastAct } from '@/features/saving';
import { countBlanks, useTranscript } from '@/features/transcript';
import { nextBlank } from '@/features/transcript/blanks';
import { useChangeWords } from '@/features/transcript/useChangeWords';
import { useCustodian } from '@/features/transcript/useCustodian';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { withWorkspace } from '@tests/doubles/withWorkspace';
import { raid } from '../../domain/transcript/raid';

async function aRaid() {
  const memory = memoryWorkspace();
  memory.pull('case-1', raid().filter(({ kind }) => kind !== 'transcript'));
  const live = await memory.workspace.openCase('case-1');
  const { result } = await withWorkspace(memory.workspace, () => {
    const transcript = useTranscript({ live, actionId: 'raid' });
    const { act } = useLastAct(() => live.documents);
    const changes = () => (transcript.document.value && paperChanges(live.documents, 'raid', transcript.document.value)) ?? [];
    return { transcript, changes, act, ...useCustodian(transcript, act), words: useChangeWords(() => live.documents) };
  });
  const value = (id: string, path: string, to: string | number) =>
    memory.workspace.record([{ case: 'case-1', action: 'raid', document: { kind: 'item', id }, op: 'set', change: { set: { [path]: to }, seen: { [path]: live.documents.get(`item/${id}`)?.paths[path]?.map(({ entry }) => entry) ?? [] } } }]);
  return { memory, live, value, ...result };
}

describe('the transcript of a raid', () => {
  it('writes itself from what was captured, and then agrees with it', async () => {
    const { transcript, changes, act } = await aRaid();
    expect(transcript.document.value).toBeNull();
    await act(transcript.generation(), null);
    expect(transcript.text.value).toContain('（2024）湘0104执2187号');
    expect(transcript.document.value && textOf(transcript.document.value, 'template')).toBe('impoundment@2');
    expect(changes()).toEqual([]);
  });

  it('says what no longer agrees when a value changes, and agrees again once written anew', async () => {
    const { transcript, changes, act, value, words } = await aRaid();
    await act(transcript.generation(), null);
    await value('truck-01', 'valueFen', 25_000_000);
    expect(changes()).toEqual([{ is: 'changed', kind: 'item', id: 'truck-01', path: 'valueFen' }]);
    expect(words.lines(changes()).map(({ key }) => key)).toEqual(['item/truck-01']);
    await act(transcript.generation(), null);
    expect(changes()).toEqual([]);
    expect(transcript.text.value).toContain('250,000.00元');
  });

  it('an untouched text follows the custodian; a corrected one is left to the recorder', async () => {
    const { transcript, changes, act, saveCustodian } = await aRaid();
    await act(transcript.generation(), null);
    expect(await saveCustodian({ name: '某停车场', kind: 'thirdParty', contact: '', place: '城西', useAllowed: null, useScope: '' })).toBe(true);
    expect(transcript.text.value).toContain('保管人：某停车场（第三人）');
    const paper = transcript.document.value;
    if (!paper) throw new Error('no paper');
    await act([{ case: 'case-1', action: 'raid', document: { kind: 'transcript', id: paper.id }, op: 'set', change: { set: { text: '手写的正文' }, seen: { text: paper.paths['text']?.map(({ entry }) => entry) ?? [] } } }], null);
    await saveCustodian({ name: '另一停车场', kind: 'thirdParty', contact: '', place: '', useAllowed: null, useScope: '' });
    expect(transcript.text.value).toBe('手写的正文');
    expect(changes().map(({ path }) => path)).toEqual(['custodian']);
  });

  it('of 100,000 characters is saved whole', async () => {
    const { transcript, act } = await aRaid();
    await act(transcript.generation(), null);
    const paper = transcript.document.value;
    const long = '查'.repeat(100_000);
    if (!paper) throw new Error('no paper');
    const saved = await act([{ case: 'case-1', action: 'raid', document: { kind: 'transcript', id: paper.id }, op: 'set', change: { set: { text: long }, seen: { text: paper.paths['text']?.map(({ entry }) => entry) ?? [] } } }], null);
    await nextTick();
    expect(saved).toBe(true);
    expect(transcript.text.value).toBe(long);
  });
});

describe('lines to complete', () => {
  const text = '甲：______\n乙：____年__月__日__时__分\n丙：有';
  it('a date to complete is one', () => expect(countBlanks(text)).toBe(2));
  it('the next one after the pen, and round again at the end', () => {
    expect(nextBlank(text, 0)).toEqual({ start: 2, end: 8 });
    expect(nextBlank(text, 8)?.start).toBe(11);
    expect(nextBlank(text, text.length)?.start).toBe(2);
    expect(nextBlank('无', 0)).toBeNull();
  });
});
