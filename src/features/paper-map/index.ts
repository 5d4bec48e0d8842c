import { defineAsyncComponent } from 'vue';

/** Maps on paper: no tiles, no network. Leaflet comes in a chunk of its own when the first map is shown. */
export const PointMap = defineAsyncComponent(() => import('./PointMap.vue'));
export type { MapPoint } from './mapPoint';
