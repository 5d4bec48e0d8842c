import { textOf, type FoldedDocument } from '../journal';

/**
 * Who gave a clue (财产调查规定 21–24: informants are registered in the order of time, and their identity is kept secret). The journal holds it
 * sealed to the court and never as text: whoever pulls, exports or carries the document has a number and a cipher. The court opens it for the
 * lead of the case and for who recorded it, and writes down that it did.
 */
export const INFORMANT_KIND = 'informant';

/** A name, a telephone number and how to know them again. */
export const IDENTITY_LENGTH = 200;

/** To what an identity is bound where it is sealed: it opens as this informant's of this case alone. */
export const informantBinding = ({ case: of, id }: { readonly case: string; readonly id: string }): string => `fieldwrit informant/1/${of}/${id}`;

export interface Informant {
  readonly id: string;
  readonly clue: string;
  /** The officer who recorded it. */
  readonly recordedBy: string;
  readonly at: string;
}

/** The informants of a case, in the order of time. */
export function informantsIn(documents: Iterable<FoldedDocument>): readonly Informant[] {
  return [...documents]
    .filter(({ kind }) => kind === INFORMANT_KIND)
    .map((document) => ({ id: document.id, clue: textOf(document, 'clue') ?? '', recordedBy: document.created.actor, at: document.created.at }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Whether somebody may be told who it is. The court decides; this says whom to offer it to. */
export const mayReadIdentity = ({ recordedBy }: Informant, reader: { readonly officer: string; readonly role: string }): boolean => reader.role === 'lead' || recordedBy === reader.officer;
