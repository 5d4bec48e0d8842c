import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import type { CodeReader } from '@/ports/codes';
import { useWorkspace } from '@/ports/workspace';

/** Between two looks: quick enough for a hand that holds still for a moment, slow enough for a tablet's battery. */
const LOOK_EVERY_MS = 180;

/** Looks for codes in the running picture for as long as the screen stands. `unreadable`: this browser cannot. */
export function useScan(video: Ref<HTMLVideoElement | null>) {
  const { codes } = useWorkspace();
  const found = shallowRef<readonly string[]>([]);
  const state = shallowRef<'opening' | 'looking' | 'unreadable'>('opening');
  let reader: CodeReader | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let over = false;

  const opening = codes.open().catch(() => null).then((opened) => {
    reader = opened;
    state.value = opened ? 'looking' : 'unreadable';
    if (opened) void look();
  });

  async function look(): Promise<void> {
    const picture = video.value;
    if (reader && picture && picture.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && picture.videoWidth > 0) {
      const texts = await reader.read(picture).catch(() => []);
      if (texts.length > 0 && !over) found.value = texts;
    }
    if (!over) timer = setTimeout(() => void look(), LOOK_EVERY_MS);
  }

  /** Codes in a picture that was taken before; none also where the file is no picture. */
  async function readFile(file: Blob): Promise<readonly string[]> {
    await opening;
    const bitmap = await createImageBitmap(file).catch(() => null);
    if (!bitmap || !reader) return [];
    const texts = await reader.read(bitmap).catch(() => []);
    bitmap.close();
    found.value = texts;
    return texts;
  }

  // The torch and the shutter's hand: what was read is felt, too.
  watch(found, (texts) => texts.length > 0 && 'vibrate' in navigator && navigator.vibrate(40));
  onScopeDispose(() => {
    over = true;
    if (timer) clearTimeout(timer);
  });
  return { found, state, readFile };
}
