import { compactVerify, importJWK } from 'jose';
import * as z from 'zod/mini';
import type { Transaction } from 'kysely';
import { publicJwk } from '@/wire/enrol';
import type { BundleRecord } from '@/wire/bundle';
import type { Database } from '../db/database';
import type { PublicJwk } from '../db/tables/writers';
import { isRevoked } from '../usecases/enrolling/isRevoked';
import type { PushParts } from '../usecases/push';

type WriterRecord = Extract<BundleRecord, { is: 'writer' }>;
const claimsSchema = z.object({ court: z.string(), writer: z.string(), officer: z.string(), device: z.string(), letter: z.string(), jwk: publicJwk });
type Claims = z.infer<typeof claimsSchema>;

/**
 * The key of a writer of a bundle: as the court knows it, else as its own root once certified it, when the store of then is no more
 * (the writer is taken in again). Null: nobody here vouches for this writer.
 */
export async function knownWriter({ db, keys, now }: PushParts, court: string, record: WriterRecord): Promise<PublicJwk | null> {
  const row = await db.selectFrom('writers').select('public_key').where('court_id', '=', court).where('writer_id', '=', record.writer).executeTakeFirst();
  if (row !== undefined) return row.public_key;
  const claims = await certified(record, (await keys.court(court)).rootJwk);
  if (claims === null || claims.court !== court || claims.writer !== record.writer) return null;
  return db.transaction().execute(async (trx) => ((await takeIn(trx, claims, record.certificate ?? '', now().toISOString())) ? claims.jwk : null));
}

async function certified({ certificate }: WriterRecord, root: PublicJwk): Promise<Claims | null> {
  if (certificate === null) return null;
  try {
    const { payload, protectedHeader } = await compactVerify(certificate, await importJWK({ ...root }, 'ES256'), { algorithms: ['ES256'] });
    const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload).toString('utf8')));
    return protectedHeader.typ === 'fieldwrit-writer+jws' && claims.success ? claims.data : null;
  } catch {
    return null;
  }
}

/** False: the court knows no such officer. */
async function takeIn(trx: Transaction<Database>, { court, writer, officer, device, letter, jwk }: Claims, certificate: string, now: string): Promise<boolean> {
  // The court's row orders enrolments, so that no letter is given twice.
  await trx.selectFrom('courts').select('court_id').where('court_id', '=', court).forNoKeyUpdate().executeTakeFirstOrThrow();
  const known = await trx.selectFrom('officers').select('officer_id').where('court_id', '=', court).where('officer_id', '=', officer).executeTakeFirst();
  if (known === undefined) return false;
  await trx
    .insertInto('devices')
    .values({ court_id: court, device_id: device, letter: await freeLetter(trx, court, letter), label: null, enrolled_at: now })
    .onConflict((on) => on.columns(['court_id', 'device_id']).doNothing())
    .execute();
  await trx
    .insertInto('writers')
    .values({ court_id: court, writer_id: writer, officer_id: officer, device_id: device, public_key: JSON.stringify(jwk), certificate, letter, status: (await isRevoked(trx, court, device)) ? 'revoked' : 'confirmed', created_at: now })
    .onConflict((on) => on.columns(['court_id', 'writer_id']).doNothing())
    .execute();
  return true;
}

/** The letter that it had; with a prime more where the court has given it to another since (W4). */
async function freeLetter(trx: Transaction<Database>, court: string, wanted: string): Promise<string> {
  const taken = new Set((await trx.selectFrom('devices').select('letter').where('court_id', '=', court).execute()).map(({ letter }) => letter));
  let letter = wanted;
  while (taken.has(letter)) letter += '′';
  return letter;
}
