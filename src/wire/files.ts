import * as z from 'zod/mini';

export const FILES_CHECK_PATH = '/api/files/check';

/** Asks which announced files the court already holds: the answer to a lost reply (B1). Same writer and case only. */
export const filesCheckRequest = z.object({
  writer: z.string(),
  files: z.array(z.object({ entry: z.string(), sha256: z.string() })).check(z.maxLength(500)),
});
export const filesCheckReply = z.object({ receipts: z.array(z.string()) });

/** Where photos go by the tus protocol, and what Upload-Metadata names. */
export const UPLOAD_PATH = '/api/files';
export const uploadMetadata = z.object({
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  writer: z.string(),
  case: z.string(),
  /** Id of the entry that announced the file. */
  entry: z.string(),
  mime: z.string(),
  /** JSON of the key for the court that the bytes are sealed with (K5); absent: they come as they are. `sha256` is that of the opened bytes. */
  sealedWith: z.optional(z.string().check(z.maxLength(2_000))),
});
/** The finished upload's receipt (compact JWS) is in this response header. */
export const RECEIPT_HEADER = 'fieldwrit-receipt';
export type FilesCheckRequest = z.infer<typeof filesCheckRequest>;
export type FilesCheckReply = z.infer<typeof filesCheckReply>;
