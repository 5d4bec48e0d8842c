import type { Router } from 'vue-router';
import type { AtWork } from './openOfficer';

/** Nobody sees a screen of the tablet before it is opened for an officer; what is for leads alone is not reachable for others. */
export function guard(router: Router, atWork: () => AtWork | null): void {
  router.beforeEach((to) => {
    const work = atWork();
    if (!work) return to.name === 'sign-in' ? true : { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
    if (work.recovery.news && to.name !== 'recovered') return { name: 'recovered', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
    if (to.name === 'recovered') return work.recovery.news ? true : { path: '/' };
    if (to.name === 'sign-in') return work.workspace.queue.link.state === 'signedOut' || to.query.sso ? true : { path: '/' };
    return to.meta.leadOnly && !isLead(work) ? { path: '/' } : true;
  });
}

const isLead = ({ me }: AtWork): boolean => me.role === 'lead' || me.role === 'admin';
