import type { DemoAccount } from './demoAccounts';

/** The accounts of the demo court as lines for the terminal: account, name, role and court; the password once. */
export function showDemoAccounts(accounts: readonly DemoAccount[]): string {
  const password = accounts[0]?.password ?? '';
  const lines = accounts.map(({ account, name, role, team, court }) => `  ${account.padEnd(8)}${name}  ${role}${team === null ? '' : ` · ${team}`} · ${court}`);
  return [`Demo accounts (password for all: ${password})`, ...lines].join('\n');
}
