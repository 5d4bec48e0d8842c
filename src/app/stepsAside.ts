import { nextTick, readonly, shallowRef } from 'vue';

const aside = shallowRef(false);

/** A newer version of the app has been opened elsewhere on this tablet, and this tab makes way for it (T2). */
export const isAside = readonly(aside);

/** Takes every screen away: each writes down what is being typed as it goes. Resolves when they are gone. */
export async function stepAside(): Promise<void> {
  aside.value = true;
  await nextTick();
}
