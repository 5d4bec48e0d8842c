import type { Defaulted, Moment, TextOrNull } from './columns';

export const roles = ['officer', 'recorder', 'lead', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface OfficersTable {
  court_id: string;
  officer_id: string;
  /** Lower-case, and unique in the whole installation: it is all that is typed at sign-in. */
  account: string;
  name: string;
  role: Role;
  /** Duty as printed on papers (职务), such as 执行员. */
  duty: TextOrNull;
  /** Number of the certificate for official duties (执行公务证). */
  certificate_no: TextOrNull;
  /** argon2id in PHC format. */
  password_hash: string;
  team_id: TextOrNull;
  active: Defaulted<boolean>;
  created_at: Moment;
}
