/** The in-app camera and the photos of an action. */
export { default as CameraScreen } from './CameraScreen.vue';
export { default as FullScreen } from './FullScreen.vue';
export { default as OnePhoto } from './OnePhoto.vue';
export { default as PhotosTab } from './PhotosTab.vue';
export { default as PhotoStrip } from './PhotoStrip.vue';
export { default as PhotoThumb } from './PhotoThumb.vue';
export { useCameraSession } from './useCameraSession';
