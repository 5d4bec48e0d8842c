import type { BundleLabel, Peeked } from '@/ports/bundles';
import { HEADER_BYTES, LINE_FEED, readHeaderLine } from '@/wire/bundleHeader';

/** Reads the first line of a chosen file: whose it is. Another court's is told now, not by that court. */
export async function labelOf(file: Blob, court: string): Promise<Peeked> {
  const bytes = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
  const end = bytes.indexOf(LINE_FEED);
  if (end < 0) return { ok: false, problem: 'notABundle' };
  const read = readHeaderLine(new TextDecoder().decode(bytes.subarray(0, end)));
  if (!read.ok) return { ok: false, problem: read.fault };
  const { court: of, courtName, officerName, letter, madeAt, unsentEntries, unsentFiles } = read.header;
  if (of !== court) return { ok: false, problem: 'otherCourt' };
  const label: BundleLabel = { court: of, courtName, officerName, letter, madeAt, unsentEntries, unsentFiles };
  return { ok: true, label };
}
