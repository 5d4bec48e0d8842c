import { useI18n } from 'vue-i18n';
import type { QueueItem } from '@/ports/queue';
import { useWorkspace } from '@/ports/workspace';
import type { IconName, Tone } from '@/ui';

const kindIcons: Readonly<Record<string, IconName>> = { fieldAction: 'scene', item: 'box', transcript: 'file', parcel: 'land', handover: 'people' };
const roleIcons: Readonly<Record<string, IconName>> = { photo: 'image', signature: 'pen', snapshot: 'seal', page: 'file', trace: 'target' };
const waitTones: Readonly<Record<QueueItem['waits'], Tone>> = {
  network: 'wait', turn: 'wait', sending: 'court', retry: 'wait', signIn: 'wait', entryFirst: 'wait', refused: 'seal', missing: 'seal', metered: 'wait',
};

/** A thing of the queue in the officer's words. */
export function useQueueWords() {
  const { t, te } = useI18n();
  const workspace = useWorkspace();
  const word = (list: string, id: string | null) => (id !== null && te(`sync-queue.${list}.${id}`) ? t(`sync-queue.${list}.${id}`) : t(`sync-queue.${list}.other`));

  return {
    icon: ({ is, about }: QueueItem): IconName => (is === 'file' ? (roleIcons[about.role ?? ''] ?? 'file') : (kindIcons[about.kind] ?? 'list')),
    tone: ({ waits }: QueueItem): Tone => waitTones[waits],
    title({ is, about }: QueueItem): string {
      if (is === 'file') return t('sync-queue.file', { role: word('role', about.role), kind: word('kind', about.kind) });
      const kind = word('kind', about.kind);
      return about.count > 1 ? t('sync-queue.entries', { kind, n: about.count }) : t('sync-queue.entry', { kind, op: word('op', about.op) });
    },
    /** The case's number, or that it is not on this tablet any more. */
    caseNumber: ({ case: id }: QueueItem): string => workspace.caseList.cases.find((row) => row.id === id)?.number ?? t('sync-queue.caseElsewhere'),
  };
}
