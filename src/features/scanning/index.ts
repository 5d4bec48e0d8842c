/** 扫码: numbers that are printed as codes, read by the camera. */
export { default as ScanButton } from './ScanButton.vue';
