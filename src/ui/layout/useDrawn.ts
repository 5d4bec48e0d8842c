import { onBeforeUnmount, onMounted, shallowReadonly, shallowRef, type ShallowRef } from 'vue';

/** False until what is mounted now is on the screen: for what nobody should wait for to see the rest. */
export function useDrawn(): Readonly<ShallowRef<boolean>> {
  const isDrawn = shallowRef(false);
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A frame begins before it is drawn; what was put off behind it comes after.
  onMounted(() => (frame = requestAnimationFrame(() => (timer = setTimeout(() => (isDrawn.value = true))))));
  onBeforeUnmount(() => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  });
  return shallowReadonly(isDrawn);
}
