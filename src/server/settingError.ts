/** A setting that cannot be used; the message names it, what it holds and what it may hold. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}
