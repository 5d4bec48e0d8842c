import * as z from 'zod/mini';

/** What the court signs once the entries are on its disk (P5). */
export const entriesReceipt = z.object({
  kind: z.literal('entries'),
  court: z.string(),
  epoch: z.string(),
  writer: z.string(),
  from: z.int(),
  to: z.int(),
  /** Hash of the entry `to`. */
  head: z.string(),
  /** Where it is stored beside the accepted chain (P6); absent on that chain itself. */
  branch: z.optional(z.int()),
  at: z.string(),
});

/** What the court signs once a file is on its disk and its own hash agrees (B1). */
export const fileReceipt = z.object({
  kind: z.literal('file'),
  court: z.string(),
  epoch: z.string(),
  writer: z.string(),
  entry: z.string(),
  sha256: z.string(),
  size: z.int(),
  at: z.string(),
});

export const receiptPayload = z.union([entriesReceipt, fileReceipt]);
export type EntriesReceipt = z.infer<typeof entriesReceipt>;
export type FileReceipt = z.infer<typeof fileReceipt>;
export type ReceiptPayload = z.infer<typeof receiptPayload>;
