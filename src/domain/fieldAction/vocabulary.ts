/**
 * Closed words of a field action (现场), stored by id; labels are `field-action.kind.<id>` and so on. An id of a newer version
 * is shown as it is and kept.
 */
export const actionKinds = ['impoundment', 'sealing', 'search', 'survey', 'delivery', 'other'] as const;
export type ActionKind = (typeof actionKinds)[number];

/** When and how it was done (夜间, 凌晨, 假日, 突击): recorded, never a ban (domain rule of 2.12: no statute forbids an hour). */
export const actionClasses = ['normal', 'night', 'dawn', 'holiday', 'surprise'] as const;
export type ActionClass = (typeof actionClasses)[number];

export const teamDuties = ['lead', 'officer', 'recorder', 'bailiff', 'driver', 'assisting', 'other'] as const;

/** In what capacity a person is there (在场人身份). */
export const presentRoles = [
  'respondent',
  'familyMember',
  'legalRepresentative',
  'deputy',
  'agent',
  'applicant',
  'thirdParty',
  'custodian',
  'grassroots',
  'witness',
  'occupant',
  'interpreter',
  'surveyor',
  'assistingCourt',
  'other',
] as const;
