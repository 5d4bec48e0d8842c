import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

/** Who is signed in on this tablet, as the shell needs it. */
export interface Viewer {
  readonly name: string;
  readonly roles: readonly string[];
}

/** The signed-in person; set by the start of the app and by the sign-in, null while nobody is. */
export const useViewer = defineStore('viewer', () => {
  const viewer = shallowRef<Viewer | null>(null);
  const isLead = computed(() => viewer.value?.roles.some((role) => role === 'lead' || role === 'admin') ?? false);
  return { viewer, isLead };
});
