import { nextTick, readonly, shallowRef } from 'vue';

/** A newer version of the app was opened elsewhere on this tablet and wants the store (T2), or the officer's work here ends and the page with it. */
export type AsideFor = 'newerVersion' | 'end';

const aside = shallowRef<AsideFor | null>(null);

/** What every screen was taken away for; null: they are there. */
export const asideFor = readonly(aside);

/** Takes every screen away: each writes down what is being typed as it goes. Resolves when they are gone. */
export async function stepAside(why: AsideFor): Promise<void> {
  aside.value = why;
  await nextTick();
}
