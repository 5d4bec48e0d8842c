import { useRoute, useRouter } from 'vue-router';
import type { Spot } from '@/domain/law/shortfall';

/** The way to where a thing is put right. Start, end and place of an action stand in its sheet, over whatever tab is open. */
export function useSpot(actionId: () => string) {
  const route = useRoute();
  const router = useRouter();
  return async function go({ tab, id, path }: Spot): Promise<void> {
    if (tab === 'info') return void (await router.push({ query: { ...route.query, info: path ?? '1' } }));
    const name = router.hasRoute(`action-${tab}`) ? `action-${tab}` : 'action-people';
    const query = { ...(tab === 'inventory' && id !== undefined ? { item: id } : id === undefined ? {} : { at: id }), ...(path === undefined ? {} : { path }) };
    await router.push({ name, params: { actionId: actionId() }, query });
  };
}
