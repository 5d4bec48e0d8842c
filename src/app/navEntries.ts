import type { IconName } from '@/ui';

/** One entry of the rail and the bottom bar; `route` is a route name, `under` the paths it stands for. */
export interface NavEntry {
  readonly route: string;
  readonly under: string;
  readonly icon: IconName;
  /** Key under `app.nav`. */
  readonly text: string;
  readonly leadOnly?: true;
}

/** In the order of a day's work. An entry shows only when its route is there. */
export const navEntries: readonly NavEntry[] = [
  { route: 'cases', under: '/cases', icon: 'case', text: 'cases' },
  { route: 'actions', under: '/actions', icon: 'scene', text: 'actions' },
  { route: 'queue', under: '/queue', icon: 'sync', text: 'queue' },
  { route: 'team', under: '/team', icon: 'team', text: 'team', leadOnly: true },
  { route: 'settings', under: '/settings', icon: 'gear', text: 'settings' },
];
