import { onMounted, onScopeDispose, shallowRef } from 'vue';
import type { CameraProblem, CameraSession } from '@/ports/camera';
import { useWorkspace } from '@/ports/workspace';

/** The camera for as long as a screen stands: opened, dimmed, zoomed, and given back. */
export function useCameraSession() {
  const { camera } = useWorkspace();
  const session = shallowRef<CameraSession | null>(null);
  const problem = shallowRef<CameraProblem | null>(null);
  const torchOn = shallowRef(false);
  const zoom = shallowRef(1);
  let gone = false;

  async function open() {
    problem.value = null;
    const opened = await camera.open();
    if (!opened.ok) {
      problem.value = opened.problem;
      return;
    }
    if (gone) {
      opened.session.stop();
      return;
    }
    session.value = opened.session;
    zoom.value = opened.session.zoom?.min ?? 1;
    if (torchOn.value) await turnTorch(true);
  }
  function stop() {
    session.value?.stop();
    session.value = null;
  }
  async function turnTorch(on: boolean) {
    if (!session.value?.torch) return;
    await session.value.setTorch(on).then(() => (torchOn.value = on), () => (torchOn.value = false));
  }
  async function zoomTo(level: number) {
    zoom.value = level;
    await session.value?.setZoom(level).catch(() => undefined);
  }
  // Another app takes the camera while we are behind it; a stopped track never comes back.
  function onVisible() {
    if (document.visibilityState !== 'visible') stop();
    else if (!session.value && !problem.value) void open();
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', onVisible);
    void open();
  });
  onScopeDispose(() => {
    gone = true;
    document.removeEventListener('visibilitychange', onVisible);
    stop();
  });
  return { session, problem, torchOn, zoom, open, turnTorch, zoomTo };
}
