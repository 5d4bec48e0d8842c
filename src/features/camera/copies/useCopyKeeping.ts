import { useI18n } from 'vue-i18n';
import type { FileTag } from '@/domain/journal';
import { copyName, isCopyDeed, type CopyDeed } from '@/domain/photo';
import { useSaving } from '@/features/saving';
import { useWorkspace } from '@/ports/workspace';
import type { Photo } from '../photosOf';

/** Names a copy, keeps it beside its original as a file of its own (B7), and takes it back again. */
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

  /** The copy is no longer shown; that it was there, and who took it back, stays in the journal. */
  const takeBack = async ({ document }: Photo, { sha256, entry }: FileTag): Promise<boolean> =>
    (await save([{ case: document.case, action: document.action, document: { kind: document.kind, id: document.id }, op: 'detach', change: { sha256, seen: [entry], reason: t('camera.copy.takenBack') } }])) !== null;

  return { nameOf, wordsOf, keep, takeBack, saving };
}
