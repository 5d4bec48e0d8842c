/**
 * The wire's version (V2): tablets name theirs in the `x-fieldwrit` header of every request. A new optional member needs no new number,
 * only a new pinned hash; a member that the other side must understand does.
 */
export const WIRE_VERSION = 3;

/** Below this a tablet is not pulled to: it would not understand. It still pushes everything, however old it is. */
export const PULL_MINIMUM = 1;

/** What each version brought, oldest first; the last one is in use. */
export const wireHistory = [
  { version: 1, what: 'sign-in, enrolment, push, files, pull, heartbeat, team' },
  { version: 2, what: 'forks are stored and told; receipts are presented; why a case left; what former tablets held; bundles; the desk' },
  { version: 3, what: 'a locked tablet sends sealed for the court; the key of a vault is given back' },
] as const;
