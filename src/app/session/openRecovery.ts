import { ref } from 'vue';
import type { Recovery } from '@/ports/recovery';
import type { Stores } from '@/storage';

/** What the officer has to be told before anything else, as it stands in their store. */
export async function openRecovery(stores: Stores): Promise<Recovery> {
  const news = ref(await stores.recovery.read());
  return {
    get news() {
      return news.value;
    },
    async acknowledge() {
      await stores.recovery.acknowledge();
      news.value = null;
    },
  };
}
