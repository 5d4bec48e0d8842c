import type { MeteredLine } from '@/platform/meteredLine';
import type { Queue } from '@/ports/queue';
import { onStoredElsewhere, PHOTOS_ANYWAY, type DeviceRegistry } from '@/storage';

/** The line that photos would go on, and what the officer decided about it on this tablet (B6). */
export interface PhotoLine {
  read(): Queue['line'];
  sendAnyway(isOn: boolean): void;
  /** Hears of another line, and of another decision in any tab; returns the end of listening. */
  onChange(run: () => void): () => void;
}

export function createPhotoLine(registry: Pick<DeviceRegistry, 'photosAnyway' | 'setPhotosAnyway'>, line: MeteredLine): PhotoLine {
  const listeners = new Set<() => void>();
  return {
    read: () => ({ metered: line.now(), photosAnyway: registry.photosAnyway() }),
    sendAnyway(isOn) {
      registry.setPhotosAnyway(isOn);
      for (const run of listeners) run();
    },
    onChange(run) {
      listeners.add(run);
      const ends = [line.onChange(run), onStoredElsewhere(PHOTOS_ANYWAY, run)];
      return () => {
        listeners.delete(run);
        for (const end of ends) end();
      };
    },
  };
}

/** Unknown is not metered: a browser that does not tell holds nothing back. */
export const holdsPhotos = ({ metered, photosAnyway }: Queue['line']): boolean => metered === true && !photosAnyway;
