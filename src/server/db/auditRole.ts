/** The database role that may add to the audit log, and do nothing else. */
export const AUDIT_ROLE = 'fieldwrit_audit';
