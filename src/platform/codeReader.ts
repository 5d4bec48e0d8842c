import type { BarcodeDetector as Ponyfill } from 'barcode-detector/ponyfill';

/** Reads barcodes and QR codes. Fits the Codes port; knows nothing of it. */

/** What seals, VIN plates, registration papers and our own papers bear. */
const FORMATS = ['code_128', 'code_39', 'code_93', 'qr_code', 'data_matrix', 'ean_13', 'itf', 'pdf417'] as const;

type Detector = Pick<Ponyfill, 'detect'>;
type DetectorClass = typeof Ponyfill;

/** The browser's own detector where it reads these, else ZXing compiled to WebAssembly: from our own files, so that it reads without a network, too. */
export async function openCodeReader() {
  const detector = await ownDetector().catch(() => null) ?? (await zxing().catch(() => null));
  if (!detector) return null;
  return {
    async read(picture: ImageBitmapSource): Promise<readonly string[]> {
      const found = await detector.detect(picture);
      return [...new Set(found.map(({ rawValue }) => rawValue.trim()).filter((text) => text !== ''))];
    },
  };
}

async function ownDetector(): Promise<Detector | null> {
  const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (!own) return null;
  const known = await own.getSupportedFormats();
  const formats = FORMATS.filter((format) => known.includes(format));
  return formats.includes('code_128') && formats.includes('qr_code') ? new own({ formats }) : null;
}

async function zxing(): Promise<Detector> {
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([import('barcode-detector/ponyfill'), import('zxing-wasm/reader/zxing_reader.wasm?url')]);
  await prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) }, fireImmediately: true });
  return new BarcodeDetector({ formats: [...FORMATS] });
}
