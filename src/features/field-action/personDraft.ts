import { valueOf, type FoldedDocument, type Json } from '@/domain/journal';
import type { IdentityType, Presence, Sex } from '@/domain/fieldAction';

/** One person as the sheet holds them: of the team, or of the roster. */
export interface PersonDraft {
  /** Null: not yet on the list. */
  readonly id: string | null;
  readonly list: 'team' | 'present';
  readonly name: string;
  readonly as: string | null;
  /** 证件号 of the team, identity number of a person of the roster. */
  readonly number: string;
  readonly contact: string;
  readonly idType: IdentityType | null;
  readonly sex: Sex | null;
  readonly minor: boolean;
  readonly presence: Presence;
  readonly reason: string;
  readonly language: string;
}

export const newPerson = (list: PersonDraft['list']): PersonDraft => ({
  id: null, list, name: '', as: list === 'team' ? 'officer' : null, number: '', contact: '', idType: null, sex: null, minor: false, presence: 'present', reason: '', language: '',
});

/** The leaf that a person becomes; members that a newer version wrote stay. */
export function personLeaf(document: FoldedDocument, person: PersonDraft, order: number): Json {
  const standing = person.id === null ? undefined : valueOf(document, `${person.list}/${person.id}`);
  const kept = typeof standing === 'object' && standing !== null && !Array.isArray(standing) ? (standing as Readonly<Record<string, Json>>) : {};
  const common = { ...kept, name: person.name, sex: person.sex, order: typeof kept['order'] === 'number' ? kept['order'] : order };
  if (person.list === 'team') return { ...common, duty: person.as, certificateNo: person.number || null };
  return {
    ...common,
    role: person.as, idType: person.idType, identity: person.number || null, contact: person.contact || null, minor: person.minor,
    presence: person.presence, reason: person.presence === 'present' ? null : person.reason || null, language: person.language || null,
  };
}
