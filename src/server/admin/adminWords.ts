import en from './locales/en.json';
import zh from './locales/zh-CN.json';

export type AdminWords = typeof zh;
export const adminWords = (isEnglish: boolean): AdminWords => (isEnglish ? en : zh);

/** Why a command does nothing; told in the words of `refused`. */
export class AdminRefusal extends Error {
  override readonly name = 'AdminRefusal';

  constructor(
    readonly reason: keyof AdminWords['refused'],
    readonly detail: Readonly<Record<string, string | number>> = {},
  ) {
    super(reason);
  }
}
