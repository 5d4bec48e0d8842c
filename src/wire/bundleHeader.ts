import { BUNDLE_FORMAT, BUNDLE_VERSION, bundleHeader, type BundleFault, type BundleHeader } from './bundle';

/** More than any header has: a file without a line break so far is no bundle. */
export const HEADER_BYTES = 256 * 1024;
export const LINE_FEED = 0x0a;

/** The first line of a bundle, with its line break. */
export const headerLine = (header: BundleHeader): string => `${JSON.stringify(header)}\n`;

export type ReadHeader = { readonly ok: true; readonly header: BundleHeader } | { readonly ok: false; readonly fault: Extract<BundleFault, 'notABundle' | 'newerFormat'> };

/** Reads the first line of a file that may be a bundle. */
export function readHeaderLine(line: string): ReadHeader {
  const json = parsed(line);
  const shape = bundleHeader.safeParse(json);
  if (shape.success) return { ok: true, header: shape.data };
  const isOurs = typeof json === 'object' && json !== null && 'format' in json && json.format === BUNDLE_FORMAT;
  return { ok: false, fault: isOurs && 'version' in json && typeof json.version === 'number' && json.version > BUNDLE_VERSION ? 'newerFormat' : 'notABundle' };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
