import type { DeviceClock } from '@/platform/clock';
import { openCopyFiles } from '@/platform/copyFiles';
import { hashBlob } from '@/platform/hashBlob';
import { newId } from '@/platform/ids';
import { alone } from '@/platform/tabLock';
import type { Me } from '@/ports/workspace';
import { mendStore, openStores, type DeviceRegistry, type HeldStore, type KeyMaker, type RecoverProgress, type Stores } from '@/storage';

export interface SoundStoresParts {
  readonly me: Me;
  /** The officer's opened vault. */
  readonly keys: KeyMaker;
  /** The store as it was held while the vault was closed. */
  readonly held: HeldStore | null;
  readonly registry: DeviceRegistry;
  readonly clock: DeviceClock;
  /** A newer version of the app wants the store. */
  onReplaced(): Promise<void> | void;
  /** How far a recovery is; null: it is over. */
  onMending(progress: RecoverProgress | null): void;
}

/** Opens an officer's store, mended from its second copy where it was lost (D3); or why neither can be done. */
export async function soundStores({ me, keys, held, registry, clock, onReplaced, onMending }: SoundStoresParts): Promise<{ readonly ok: true; readonly stores: Stores } | { readonly ok: false; readonly problem: 'storage' | 'newer' }> {
  const { officer } = me;
  const disk = openCopyFiles(officer);
  const canary = registry.canary(officer);
  const sound = held?.handOver(canary) ?? null;
  const known = registry.hasWorkedFor(officer);
  const mended = sound ? null : await alone(`fieldwrit-mend-${officer}`, () => mendStore({ officer, known, canary, disk, keys, hash: hashBlob, storeEpoch: newId(), at: clock.wallIso(), onProgress: onMending })).finally(() => onMending(null));
  if (mended && !mended.ok) return refused(mended.problem);
  const opened = await openStores(officer, {
    keys,
    held: sound,
    channel: new BroadcastChannel(`fieldwrit-${officer}`),
    copy: { disk, segment: newId(), after: clock.after },
    hash: hashBlob,
    storeEpoch: newId(),
    onReplaced,
    // The browser took the store away: the start finds out why, and mends what can be mended.
    onClosed: () => location.reload(),
  });
  return opened.ok ? opened : refused(opened.problem);
}

/** A store of a newer version is whole, and left alone (D4). */
const refused = (problem: 'newerVersion' | 'storageFailed') => ({ ok: false as const, problem: problem === 'newerVersion' ? ('newer' as const) : ('storage' as const) });
