import type { DecodedRows } from './decodeTables';
import type { Register } from './register';

/** Courts, accounts and teams as they will be after the import: those of the register and those of the files. */
export interface People {
  /** A court by its code (法院代字) or its id. */
  readonly court: (codeOrId: string) => { readonly id: string; readonly code: string; readonly name: string } | null;
  readonly account: (account: string) => { readonly court: string; readonly name: string } | null;
  readonly hasTeam: (court: string, name: string) => boolean;
}

export const plainAccount = (account: string): string => account.trim().toLowerCase();

export function gatherPeople(rows: Pick<DecodedRows, 'courts' | 'officers'>, register: Register): People {
  const courts = new Map<string, { id: string; code: string; name: string }>();
  const addCourt = (court: { id: string; code: string; name: string }): void => {
    for (const key of [court.code, court.id]) if (!courts.has(key)) courts.set(key, court);
  };
  register.courts.forEach(addCourt);
  for (const { values } of rows.courts) {
    if (values.courtId !== null && values.code !== null) addCourt({ id: values.courtId, code: values.code, name: values.name ?? '' });
  }
  const accounts = new Map(register.officers.map(({ account, court, name }) => [account, { court, name }]));
  const teams = new Set(register.teams.map(({ court, name }) => `${court}\n${name}`));
  for (const { values } of rows.officers) {
    const court = values.court === null ? undefined : courts.get(values.court);
    if (!court || values.account === null) continue;
    const account = plainAccount(values.account);
    if (!accounts.has(account) || accounts.get(account)?.court === court.id) accounts.set(account, { court: court.id, name: values.name ?? '' });
    if (values.team !== null) teams.add(`${court.id}\n${values.team}`);
  }
  return {
    court: (codeOrId) => courts.get(codeOrId) ?? null,
    account: (account) => accounts.get(plainAccount(account)) ?? null,
    hasTeam: (court, name) => teams.has(`${court}\n${name}`),
  };
}
