import { roles, type Role } from '../db/tables/officers';
import { SettingError } from '../settingError';

/** Single sign-on by OpenID Connect, as a court sets it up. */
export interface SsoSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The court whose officers come by it. */
  readonly court: string;
  /** The gateway's address as browsers see it, without a path: the provider leads back to it. */
  readonly origin: string;
  readonly scope: string;
  /** The claim that holds the officer's account. */
  readonly accountClaim: string;
  /** A claim that decides the role, by what its values stand for; null: the role is the court's own business. */
  readonly role: { readonly claim: string; readonly values: ReadonlyMap<string, Role> } | null;
  /** A claim that names the team; a value that is not in the map is the team's name itself. */
  readonly team: { readonly claim: string; readonly values: ReadonlyMap<string, string> } | null;
}

type ValueOf = (name: string) => string | undefined;

/** Null: not set up. Throws SettingError when it is half set up. */
export function readSsoSettings(valueOf: ValueOf, secretOf: ValueOf): SsoSettings | null {
  const issuer = valueOf('OIDC_ISSUER');
  if (issuer === undefined) return null;
  const needed = (name: string, value: string | undefined): string => {
    if (value === undefined) throw new SettingError(`${name} is missing; OIDC_ISSUER needs it.`);
    return value;
  };
  const roleClaim = valueOf('OIDC_ROLE_CLAIM');
  const teamClaim = valueOf('OIDC_TEAM_CLAIM');
  return {
    issuer: trusted('OIDC_ISSUER', issuer),
    clientId: needed('OIDC_CLIENT_ID', valueOf('OIDC_CLIENT_ID')),
    clientSecret: needed('OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE', secretOf('OIDC_CLIENT_SECRET')),
    court: needed('OIDC_COURT', valueOf('OIDC_COURT')),
    origin: new URL(trusted('OIDC_ORIGIN', needed('OIDC_ORIGIN', valueOf('OIDC_ORIGIN')))).origin,
    scope: valueOf('OIDC_SCOPE') ?? 'openid profile',
    accountClaim: valueOf('OIDC_ACCOUNT_CLAIM') ?? 'preferred_username',
    role: roleClaim === undefined ? null : { claim: roleClaim, values: new Map([...readMap('OIDC_ROLES', needed('OIDC_ROLES', valueOf('OIDC_ROLES')))].map(([value, role]) => [value, readRole(role)])) },
    team: teamClaim === undefined ? null : { claim: teamClaim, values: readMap('OIDC_TEAMS', valueOf('OIDC_TEAMS') ?? '') },
  };
}

/** https, or this machine: who can change what passes between could sign in as anybody. */
function trusted(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHere = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isHere))) return text;
  throw new SettingError(`${name} is "${text}"; it must be an https address.`);
}

/** `value=meaning` with commas between. */
function readMap(name: string, text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').map((part) => part.trim()).filter((part) => part !== '');
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at <= 0 || at === pair.length - 1) throw new SettingError(`${name} has "${pair}"; it is a list of value=meaning with commas between.`);
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}

function readRole(text: string): Role {
  const role = roles.find((known) => known === text);
  if (role === undefined) throw new SettingError(`OIDC_ROLES has "${text}"; a role is one of: ${roles.join(', ')}.`);
  return role;
}
