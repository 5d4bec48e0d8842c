import { createApp, type App } from 'vue';
import { createPinia } from 'pinia';
import { i18n, startLanguage } from '@/i18n';
import { workspaceKey, type Workspace } from '@/ports/workspace';

/** Runs a composable as a screen would, with a workspace, the texts and a store around it. */
export async function withWorkspace<T>(workspace: Workspace, setup: () => T): Promise<{ result: T; app: App }> {
  await startLanguage();
  let result!: T;
  const app = createApp({
    setup() {
      result = setup();
      return () => null;
    },
  });
  app.use(createPinia()).use(i18n).provide(workspaceKey, workspace);
  app.mount(document.createElement('div'));
  return { result, app };
}
