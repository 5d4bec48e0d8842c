/**
 * How things lie sealed on a tablet, and what they are bound to: one description for the tablet that seals them and for the court that opens
 * what a locked tablet sends (K5).
 *
 * sealed record: format (1 byte) ‖ id of its data key (16) ‖ nonce (12) ‖ ciphertext with its tag
 * sealed file:   for each piece its length (4, big-endian) ‖ sealed record
 * court wrap:    AES-256-GCM, nonce zero, under HKDF-SHA-256(ECDH of a one-time key with the court's, salt = SHA-256 of the binding)
 */
export const SEALED_FORMAT = 1;
export const KEY_ID_BYTES = 16;
export const NONCE_BYTES = 12;
export const PIECE_LENGTH_BYTES = 4;
export const COURT_WRAP_INFO = 'fieldwrit court wrap 1';

/** A case's data key where it is wrapped: nobody can hand over one case's key as another's. */
export const keyBinding = ({ id, of }: { readonly id: string; readonly of: string }): string => `fieldwrit key/${SEALED_FORMAT}/${id}/${of}`;

/** A record where it is sealed: with its case, its name and its key. */
export const recordBinding = ({ id, of }: { readonly id: string; readonly of: string }, record: string): string => `fieldwrit record/${SEALED_FORMAT}/${id}/${of}/${record}`;

/** A vault's master key where it is wrapped. */
export const masterBinding = ({ id, officer }: { readonly id: string; readonly officer: string }): string => `fieldwrit vault/1/${id}/${officer}`;

/** The name of an entry's texts: JSON of salt and body. */
export const entryRecord = ({ writer, seq }: { readonly writer: string; readonly seq: number }): string => `entry/${writer}/${seq}`;

/** The name of a piece of a file. */
export const pieceRecord = (sha256: string, place: number, isLast: boolean): string => `file/${sha256}/${place}${isLast ? '/last' : ''}`;
