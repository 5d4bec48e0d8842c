import type { DecodedRows } from '../decodeTables';
import type { ImportFault } from '../importFault';
import { plainAccount, type People } from '../people';
import type { Register } from '../register';
import { duplicates, faultAt } from './faultAt';

const COURT_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const ACCOUNT = /^[a-z0-9][a-z0-9._-]{1,31}$/;
const MIN_PASSWORD = 8;

/** Courts and accounts: well-formed, told once, and in agreement with the register. */
export function checkPeople(rows: Pick<DecodedRows, 'courts' | 'officers'>, people: People, register: Register): ImportFault[] {
  return [...checkCourts(rows.courts, register), ...checkOfficers(rows.officers, people, register)];
}

function checkCourts(rows: DecodedRows['courts'], register: Register): ImportFault[] {
  const faults = [...duplicates(rows, 'code', ({ values }) => values.code), ...duplicates(rows, 'courtId', ({ values }) => values.courtId)];
  for (const row of rows) {
    const { code, courtId } = row.values;
    if (courtId !== null && !COURT_ID.test(courtId)) faults.push(faultAt(row, 'courtId', 'badCourtId'));
    const known = register.courts.find((court) => court.id === courtId || court.code === code);
    if (known && courtId !== null && code !== null && (known.id !== courtId || known.code !== code)) {
      faults.push(faultAt(row, 'courtId', 'courtDiffers', { known: `${known.code} ${known.id}` }));
    }
  }
  return faults;
}

function checkOfficers(rows: DecodedRows['officers'], people: People, register: Register): ImportFault[] {
  const faults = duplicates(rows, 'account', ({ values }) => (values.account === null ? null : plainAccount(values.account)));
  for (const row of rows) {
    const { account, court, password, passwordHash } = row.values;
    const own = court === null ? null : people.court(court);
    if (court !== null && !own) faults.push(faultAt(row, 'court', 'unknownCourt', { code: court }));
    if (account !== null && !ACCOUNT.test(plainAccount(account))) faults.push(faultAt(row, 'account', 'badAccount'));
    const known = account === null ? undefined : register.officers.find((officer) => officer.account === plainAccount(account));
    if (known && own && known.court !== own.id) faults.push(faultAt(row, 'account', 'accountOfOtherCourt', { court: known.court }));
    if (!known && account !== null && password === null && passwordHash === null) faults.push(hidden(faultAt(row, 'password', 'passwordMissing')));
    if (password !== null && password.length < MIN_PASSWORD) faults.push(hidden(faultAt(row, 'password', 'passwordShort')));
    if (passwordHash !== null && !passwordHash.startsWith('$argon2id$')) faults.push(hidden(faultAt(row, 'passwordHash', 'badPasswordHash')));
  }
  return faults;
}

/** A password is never repeated in a report. */
const hidden = (fault: ImportFault): ImportFault => ({ ...fault, value: fault.value === '' ? '' : '••••' });
