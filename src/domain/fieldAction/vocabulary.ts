/**
 * Closed words of a field action (现场), stored by id; labels are `field-action.kind.<id>` and so on. An id of a newer version
 * is shown as it is and kept.
 */
export const actionKinds = ['impoundment', 'sealing', 'search', 'survey', 'delivery', 'eviction', 'inquiry', 'service', 'other'] as const;
export type ActionKind = (typeof actionKinds)[number];

/** When and how it was done (夜间, 凌晨, 假日, 突击): recorded, never a ban (domain rule of 2.12: no statute forbids an hour). */
export const actionClasses = ['normal', 'night', 'dawn', 'holiday', 'surprise'] as const;
export type ActionClass = (typeof actionClasses)[number];

export const teamDuties = ['lead', 'officer', 'recorder', 'bailiff', 'driver', 'assisting', 'other'] as const;

/** In what capacity a person is there (在场人身份). */
export const presentRoles = [
  'respondent',
  'familyMember',
  'minorFamilyMember',
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

/** A woman's body is searched by a woman alone (民诉法解释 496), so it is recorded of both. */
export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

/** Whether a person of the roster was there: an absent one stays on it, with the reason. */
export const presences = ['present', 'absent', 'left'] as const;
export type Presence = (typeof presences)[number];

export const identityTypes = ['idCard', 'passport', 'workId', 'other'] as const;
export type IdentityType = (typeof identityTypes)[number];

/** How somebody was called to the scene (民诉法 256), and how that ended. */
export const noticeMeans = ['inPerson', 'phone', 'message', 'letter', 'posted', 'other'] as const;
export type NoticeMeans = (typeof noticeMeans)[number];
export const noticeResults = ['came', 'willCome', 'refused', 'unreached', 'other'] as const;
export type NoticeResult = (typeof noticeResults)[number];

/** Whom a fine is put on: the limits of 民诉法 118 differ. */
export const finedTypes = ['person', 'organisation'] as const;
