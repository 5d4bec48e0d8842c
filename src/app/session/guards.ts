import type { RouteLocationNormalized, Router } from 'vue-router';
import type { AtWork } from './openOfficer';

/** Nobody sees a screen of the tablet before it is opened for an officer; what is for leads alone is not reachable for others. */
export function guard(router: Router, atWork: () => AtWork | null, isLocked: () => boolean, goingOn: () => readonly string[] | null): void {
  router.beforeEach((to) => {
    const work = atWork();
    if (!work) {
      // Beside a closed vault the way in is open to another officer.
      const name = isLocked() ? 'unlock' : 'sign-in';
      if (to.name === name || to.name === 'sign-in') return true;
      return { name, query: to.fullPath === '/' || to.name === 'unlock' ? {} : { next: to.fullPath } };
    }
    if (to.name === 'unlock') return { path: '/' };
    // The lease is over: what goes on here is all that opens (G4).
    const open = goingOn();
    if (open && !staysOpen(to, open)) return { path: `/actions/${open[0] ?? ''}` };
    if (work.recovery.news && to.name !== 'recovered') return { name: 'recovered', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
    if (to.name === 'recovered') return work.recovery.news ? true : { path: '/' };
    if (to.name === 'sign-in') return work.workspace.queue.link.state === 'signedOut' || to.query.sso ? true : { path: '/' };
    return to.meta.leadOnly && !isLead(work) ? { path: '/' } : true;
  });
}

const isLead = ({ me }: AtWork): boolean => me.role === 'lead' || me.role === 'admin';

const staysOpen = (to: RouteLocationNormalized, actions: readonly string[]): boolean =>
  ['queue', 'settings', 'sign-in', 'recovered'].includes(String(to.name)) || actions.some((id) => to.path === `/actions/${id}` || to.path.startsWith(`/actions/${id}/`));
