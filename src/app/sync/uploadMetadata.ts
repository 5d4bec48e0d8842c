import type { Transport } from '@/sync/ports';

/** What the court is told of a file that comes. */
export const metadataOf = ({ sha256, case: of, entry, mime, sealedWith }: Parameters<Transport['upload']>[0], writer: string): Readonly<Record<string, string>> => ({
  sha256,
  writer,
  case: of,
  entry,
  mime,
  ...(sealedWith === undefined ? {} : { sealedWith }),
});
