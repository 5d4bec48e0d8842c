/** Tells when the network may have returned and when the screen is looked at again; returns the end of listening. */
export function onWakeSignals(on: { readonly online: () => void; readonly visible: () => void }): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') on.visible();
  };
  window.addEventListener('online', on.online);
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('pageshow', seen);
  return () => {
    window.removeEventListener('online', on.online);
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('pageshow', seen);
  };
}
