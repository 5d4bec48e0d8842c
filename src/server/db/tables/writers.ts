import type { Defaulted, JsonOf, Moment, TextOrNull } from './columns';

export const writerStatuses = ['confirmed', 'unconfirmed', 'revoked'] as const;
export type WriterStatus = (typeof writerStatuses)[number];

/** The public half of an ECDSA P-256 key. */
export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** One officer on one installation; the court's own writer has neither officer nor device. */
export interface WritersTable {
  court_id: string;
  writer_id: string;
  officer_id: TextOrNull;
  device_id: TextOrNull;
  public_key: JsonOf<PublicJwk>;
  /** Compact JWS by the court's root key over {court, writer, officer, device, letter, jwk}. */
  certificate: string;
  status: Defaulted<WriterStatus>;
  /** Highest stored seq of the accepted branch; 0 before the first entry. */
  head_seq: Defaulted<number>;
  head_hash: TextOrNull;
  /** Highest `outcome_n` given to this writer's entries. */
  outcome_head: Defaulted<number>;
  /** The letter that it labels with (W4); null: its device's own. */
  letter: TextOrNull;
  /** The writer in whose place it was made (W1). */
  replaces: TextOrNull;
  created_at: Moment;
}
