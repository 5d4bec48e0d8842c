import type { App } from 'vue';
import type { Router } from 'vue-router';
import { createClock } from '@/platform/clock';
import { newId } from '@/platform/ids';
import { onWakeSignals } from '@/platform/wakeSignals';
import { watchPresence } from '@/platform/presence';
import { recoveryKey } from '@/ports/recovery';
import { signInKey } from '@/ports/signIn';
import { lockKey } from '@/ports/unlock';
import { workspaceKey } from '@/ports/workspace';
import { deviceRegistry, LAST_OFFICER, onStoredElsewhere } from '@/storage';
import { guard } from './session/guards';
import { createOffice } from './session/office';
import { openOfficer } from './session/openOfficer';
import { createLock } from './vault/createLock';
import { stretchInWorker } from '@/vault/stretchInWorker';
import { webSuite } from '@/vault/webSuite';
import { stepAside } from './stepsAside';
import { useViewer } from './viewer.store';

/** The identity provider led back with a session, maybe of another officer than the last: nothing may begin in the last one's name. */
const arrivesSignedIn = (search: string): boolean => new URLSearchParams(search).get('sso') === 'done';

/**
 * Starts the app with or without a network: opened for the officer who was last at work, else at the sign-in. Needs pinia
 * and must run before the router is installed, since that begins the first navigation.
 */
export async function boot(app: App, router: Router): Promise<void> {
  const viewer = useViewer();
  const registry = deviceRegistry(localStorage);
  const office = createOffice({
    registry,
    clock: createClock(newId(), registry.lastContact()?.serverTime ?? null),
    app: __APP_VERSION__,
    openOfficer,
    vaultTools: { suite: webSuite, ...stretchInWorker() },
    onOpened({ me, workspace, recovery }) {
      app.provide(recoveryKey, recovery);
      app.provide(workspaceKey, workspace);
      viewer.viewer = { name: me.name, roles: [me.role] };
    },
    stepAside,
    startAnew: (path) => location.assign(path),
  });
  app.provide(signInKey, office.door);
  guard(router, () => office.work.value, () => office.vaultDoor.value !== null, () => office.goingOn.value);
  app.provide(lockKey, createLock(office, registry, watchPresence));
  const settle = () => void office.settleSignOut().catch(() => undefined);
  onWakeSignals({ online: settle, visible: settle });
  onStoredElsewhere(LAST_OFFICER, () => void office.officerChanged());
  // With nobody at work the session that may still be open is the one to end.
  if (arrivesSignedIn(location.search) || !(await office.resume())) settle();
}
