import { useI18n } from 'vue-i18n';
import { copyName, isCopyDeed, type CopyDeed } from '@/domain/photo';
import { useSaving } from '@/features/saving';
import { useWorkspace } from '@/ports/workspace';
import type { Photo } from '../photosOf';

/** Names a copy, and keeps it beside its original as a file of its own (B7). */
export function useCopyKeeping() {
  const workspace = useWorkspace();
  const { save, saving } = useSaving();
  const { t } = useI18n();

  const wordsOf = (deeds: readonly string[]): string[] => deeds.map((deed) => (isCopyDeed(deed) ? t(`camera.deed.${deed}`) : t('camera.deed.other')));
  const nameOf = ({ tag, of }: Photo, deeds: readonly CopyDeed[]): string => copyName({ of: of ?? t('camera.action'), deeds: wordsOf(deeds), sha256: tag.sha256 });

  /** True when the copy is on the disk and read back. */
  async function keep(photo: Photo, bytes: Blob, deeds: readonly CopyDeed[]): Promise<boolean> {
    const { document, tag } = photo;
    const note = await workspace.describe(bytes, { role: 'photo', name: nameOf(photo, deeds), origin: 'made', takenAt: workspace.now(), copy: { of: tag.sha256, did: deeds } });
    const ref = { kind: document.kind, id: document.id };
    return (await save([{ case: document.case, action: document.action, document: ref, op: 'attach', change: { files: [note] } }], [{ note, bytes }])) !== null;
  }

  return { nameOf, wordsOf, keep, saving };
}
