import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id as OWASP asks for: 19 MiB, two passes, one lane. argon2id is the package's default algorithm. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Made once per process from nothing anybody knows, so that an unknown account costs the same time as a known one. */
const nobody = hashPassword(randomUUID());

/** Whether the password fits; with no hash (unknown account) it takes as long and says no. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await nobody), password);
  return passwordHash !== null && fits;
}
