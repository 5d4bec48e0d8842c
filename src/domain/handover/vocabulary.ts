/**
 * Closed words of a hand-over (交接), stored by id; labels are `custody.what.<id>` and so on. An id of a newer version is shown as it
 * is and kept.
 */
export const HANDOVER_KIND = 'handover';

/** What changes hands: things into custody, a copy of a paper, things given back, money. */
export const handoverWhats = ['custody', 'copy', 'return', 'cash'] as const;
export type HandoverWhat = (typeof handoverWhats)[number];

/** In what capacity somebody gives or takes; who carries a thing is its custodian meanwhile (转移中). */
export const handoverRoles = [
  'court', 'finance', 'debtor', 'familyMember', 'thirdParty', 'applicant', 'securedCreditor', 'carrier', 'driver', 'owner', 'otherCourt', 'other',
] as const;
export type HandoverRole = (typeof handoverRoles)[number];

/** How it ended. Refused: nothing changed hands. Left: it was left for the taker (留置); sent: it is on its way by post. */
export const handoverResults = ['taken', 'refused', 'left', 'sent'] as const;
export type HandoverResult = (typeof handoverResults)[number];
