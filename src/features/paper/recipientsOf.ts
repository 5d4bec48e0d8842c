import { readFieldAction } from '@/domain/fieldAction';
import type { HandoverRole } from '@/domain/handover';
import { isWithdrawn, textOf, type Documents } from '@/domain/journal';

/** Somebody who may get a copy. */
export interface Recipient {
  readonly name: string;
  /** In what capacity, in words. */
  readonly what: string;
  readonly role: HandoverRole | null;
}

const roles: Readonly<Record<string, HandoverRole>> = {
  respondent: 'debtor', coRespondent: 'debtor', guarantor: 'debtor', legalRepresentative: 'debtor', deputy: 'debtor', agent: 'debtor', familyMember: 'familyMember', applicant: 'applicant', thirdParty: 'thirdParty', custodian: 'thirdParty', assistingCourt: 'otherCourt',
};

/** Those to whom a copy goes by law first (民事诉讼法 256: the debtor or an adult of the family), each once: who is there, then the case's parties. */
export function recipientsOf(documents: Documents, action: string, word: (group: string, id: string | null) => string | null): Recipient[] {
  const scene = documents.get(`fieldAction/${action}`);
  const present = scene ? readFieldAction(scene).present.filter(({ presence }) => presence !== 'absent') : [];
  const parties = [...documents.values()].filter((each) => each.kind === 'party' && !isWithdrawn(each)).map((each) => ({ name: textOf(each, 'name') ?? '', role: textOf(each, 'role') }));
  const found = new Map<string, Recipient>();
  for (const { name, role } of [...present, ...parties]) {
    const key = name.trim();
    if (key !== '' && !found.has(key)) found.set(key, { name: key, what: word('role', role) ?? '', role: roles[role ?? ''] ?? null });
  }
  const first = (role: HandoverRole | null): number => (role === 'debtor' ? 0 : role === 'familyMember' ? 1 : 2);
  return [...found.values()].sort((a, b) => first(a.role) - first(b.role));
}
