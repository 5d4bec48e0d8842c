/** The screen to go on to: an address of this app alone, so that a link cannot lead elsewhere through the sign-in. */
export function nextPath(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])/.test(asked) && !asked.startsWith('/sign-in') ? asked : '/';
}
