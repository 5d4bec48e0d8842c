import { watchEffect } from 'vue';
import type { Queue } from '@/ports/queue';
import { useTopBar } from '@/ui';
import { attentionCount } from './attention';

/** Keeps the top bar's two figures true: what is unsent, and how many photos still fit. Call once, where the shell stands. */
export function useQueueFeed(queue: Queue): void {
  const bar = useTopBar();
  watchEffect(() => {
    const { entries, entryBytes, files, fileBytes } = queue.totals;
    bar.unsent = { entries, files, bytes: entryBytes + fileBytes, attention: attentionCount(queue) };
    bar.photosLeft = queue.storage.photosLeft;
  });
}
