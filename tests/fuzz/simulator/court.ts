import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { failureOf } from '@/app/sync/httpRequest';
import type { Session } from '@/server/auth/sessionStore';
import { openBundle } from '@/server/bundles/openBundle';
import { describeError } from '@/server/describeError';
import type { Gateway } from '@/server/gateway';
import { announcedFile, expectOwnWriter } from '@/server/usecases/announcedFile';
import { checkFiles } from '@/server/usecases/checkFiles';
import type { CourtKeys } from '@/server/keys/courtKeys';
import { enrolWriter } from '@/server/usecases/enrolWriter';
import { foldPending } from '@/server/usecases/foldPending';
import { importBundle } from '@/server/usecases/importBundle';
import { pullHeads } from '@/server/usecases/pullHeads';
import { pullPages } from '@/server/usecases/pullPages';
import { push } from '@/server/usecases/push';
import { receiveFile } from '@/server/usecases/receiveFile';
import { takeHeartbeat } from '@/server/usecases/takeHeartbeat';
import type { Sent, Transport, UnsentFile } from '@/sync/ports';
import type { EnrolReply, EnrolRequest } from '@/wire/enrol';
import type { PagesReply } from '@/wire/pull';
import type { Chance } from './chance';
import { KEPT, type CourtHouse } from './courtHouse';

export interface Officer {
  readonly id: string;
  readonly session: Session;
}

/** A writer with its key, which no storage fault touches; the court hears of it when it is enrolled. */
export interface Writer {
  readonly id: string;
  readonly device: string;
  readonly letter: string | null;
  readonly replaces: string | null;
  readonly publicKey: EnrolRequest['publicKey'];
  readonly sign: (header: string) => Promise<string>;
  isEnrolled: boolean;
}


/**
 * The court of one history: the gateway's real use cases on a real PostgreSQL and real files. What it throws that is no answer of the
 * gateway's own is kept in `broken`: no history may have any.
 */
export class Court {
  readonly officers: Officer[] = [];
  readonly cases: string[] = [];
  readonly broken: unknown[] = [];
  readonly gateway: Gateway;
  /** What a tablet pins when it is enrolled. */
  trust: Pick<EnrolReply, 'root' | 'receiptKeys' | 'letter'> = { root: { kty: 'EC', crv: 'P-256', x: '', y: '' }, receiptKeys: [], letter: '' };
  private hasBackup = false;

  constructor(
    readonly id: string,
    readonly house: CourtHouse,
    now: () => Date,
  ) {
    this.gateway = house.gatewayAt(now);
  }

  get db() {
    return this.house.db;
  }

  /** A court with a team; the first officer leads it. Cases belong to one or two officers. */
  async build(chance: Chance, officers: number, cases: number): Promise<void> {
    const at = this.gateway.now().toISOString();
    const team = { court_id: this.id, team_id: `${this.id}-t`, name: '执行一组' };
    await this.db.insertInto('courts').values({ court_id: this.id, name: '某某区人民法院', code: '湘0104', epoch: chance.hex(8), created_at: at }).execute();
    await this.db.insertInto('teams').values(team).execute();
    for (let n = 0; n < officers; n += 1) {
      const id = `${this.id}-o${n}`;
      this.officers.push({ id, session: { courtId: this.id, sessionId: 'fuzz', officerId: id, role: 'officer', teamId: team.team_id, accessExpiresAt: '2099-01-01T00:00:00.000Z', onRevokedDevice: false } });
    }
    await this.db.insertInto('officers').values(this.officers.map(({ id }, n) => ({ court_id: this.id, officer_id: id, account: id, name: `张某${n}`, role: 'officer' as const, duty: null, certificate_no: null, password_hash: '', team_id: team.team_id, created_at: at }))).execute();
    for (let n = 0; n < cases; n += 1) this.cases.push(`${this.id}-c${n}`);
    await this.db.insertInto('cases').values(this.cases.map((id, n) => ({ court_id: this.id, case_id: id, number: `（2026）湘0104执${n + 1}号`, year: 2026, type: '执', serial: n + 1, record: '{}', record_hash: '', status: 'open' as const, scope: 1, created_at: at, updated_at: at }))).execute();
    const holders = this.cases.flatMap((of) => this.officers.map((officer, n) => ({ court_id: this.id, assignment_id: `${of}-${n}`, case_id: of, officer_id: officer.id, team_id: null, from_scope: 1, created_at: at })));
    await this.db.insertInto('assignments').values(holders).execute();
  }

  /** Makes a writer of the officer known to the court, by its own enrolment (W3). */
  async enrol(officer: Officer, { id, device, publicKey, letter, replaces }: Writer): Promise<Sent<string>> {
    return this.answer(async () => {
      const reply = await enrolWriter(this.gateway, officer.session, { writer: id, device, publicKey, ...(letter === null ? {} : { letter }), ...(replaces === null ? {} : { replaces }) }, 'fuzz');
      this.trust = reply;
      return reply.serverTime;
    });
  }

  /** The court's ear for an officer: what a message does when it has arrived. */
  ear(officer: Officer): { readonly [K in keyof Omit<Transport, 'upload'>]: Transport[K] } & { readonly upload: (file: UnsentFile, writer: string, bytes: Uint8Array) => Promise<Sent<string>> } {
    const { gateway } = this;
    const { session } = officer;
    const log = { foldFirstFailed: (error: unknown) => void this.broken.push(error), foldFailed: (_case: string, error: unknown) => void this.broken.push(error), auditFailed: (error: unknown) => void this.broken.push(error) };
    return {
      push: (request) =>
        this.answer(async () => {
          const reply = await push(gateway, session, overTheWire(request), log);
          // A history is played the same every time: nothing goes on behind it.
          await gateway.foldsBehind.allDone();
          return reply;
        }),
      heads: (request) => this.answer(() => pullHeads(gateway, session, overTheWire(request))),
      pages: (request) => this.answer(async () => JSON.parse((await pullPages(gateway, session, overTheWire(request), { documents: 3, bytes: 20_000 })).text) as PagesReply),
      filesCheck: (request) => this.answer(() => checkFiles(gateway, this.house.blobs, session, overTheWire(request))),
      heartbeat: (report) => this.answer(() => takeHeartbeat(gateway, session, overTheWire(report))),
      upload: (file, writer, bytes) =>
        this.answer(async () => {
          const { entry, sha256, mime } = file;
          // As the tus server asks before it takes a byte.
          await expectOwnWriter(gateway.db, session, writer);
          await announcedFile(gateway.db, this.id, { writer, entry, sha256 });
          const path = await this.house.stage(bytes);
          return receiveFile(gateway, this.house.blobs, { court: this.id, writer, entry, sha256, mime, path });
        }),
    };
  }

  bundleKey = async (): Promise<CourtKeys['bundleKey']> => (await this.gateway.keys.court(this.id)).bundleKey;

  /** An emergency export is brought by somebody (X2). */
  async bring(bundle: Uint8Array): Promise<void> {
    const fail = (error: unknown) => void this.broken.push(error);
    const opened = await openBundle(await this.house.stage(bundle), this.gateway.keys, (court) => Promise.resolve(court === this.id));
    await importBundle(this.gateway, { bundle: opened, carrier: 'somebody', from: 'somebody' }, { foldFirstFailed: fail, foldFailed: (_case, error) => fail(error), auditFailed: fail });
  }

  /** What the gateway does by itself while time passes. */
  async tick(): Promise<void> {
    await foldPending(this.gateway, (_case, error) => void this.broken.push(error));
  }

  async answer<T>(run: () => Promise<T>): Promise<Sent<T>> {
    try {
      return { ok: true, value: overTheWire(await run()) };
    } catch (error) {
      const described = describeError(error);
      if (described.statusCode >= 500) this.broken.push(error);
      const { problem, retryAfterMs } = failureOf(described.statusCode, described.toWire(), null);
      return { ok: false, problem, retryAfterMs };
    }
  }

  /** Takes a case from one officer, as an import does: right ends with a new scope version; the others keep it. */
  async takeAway(caseId: string, officer: Officer, status: 'open' | 'closed' | 'moved'): Promise<void> {
    await this.changeRight(caseId, status, (scope) => sql`UPDATE assignments SET to_scope = ${scope}, ended_reason = ${status === 'closed' ? 'caseClosed' : 'caseMoved'} WHERE court_id = ${this.id} AND case_id = ${caseId} AND officer_id = ${officer.id} AND to_scope IS NULL`);
  }

  async giveBack(caseId: string, officer: Officer): Promise<void> {
    await this.changeRight(caseId, 'open', (scope) => sql`INSERT INTO assignments (court_id, assignment_id, case_id, officer_id, from_scope, created_at)
      SELECT ${this.id}, ${`${caseId}-${officer.id}-${scope}`}, ${caseId}, ${officer.id}, ${scope}, now() WHERE NOT EXISTS (SELECT FROM assignments WHERE court_id = ${this.id} AND case_id = ${caseId} AND officer_id = ${officer.id} AND to_scope IS NULL)`);
  }

  private async changeRight(caseId: string, status: string, change: (scope: number) => ReturnType<typeof sql>): Promise<void> {
    await this.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ scope: number }>`UPDATE cases SET scope = scope + 1, status = ${status} WHERE court_id = ${this.id} AND case_id = ${caseId} RETURNING scope`.execute(trx);
      await change(rows[0]?.scope ?? 0).execute(trx);
    });
  }

  async revoke(writer: string): Promise<void> {
    await sql`UPDATE writers SET status = 'revoked' WHERE court_id = ${this.id} AND writer_id = ${writer}`.execute(this.db);
  }

  async backUp(): Promise<void> {
    this.hasBackup = true;
    await this.db.transaction().execute(async (trx) => {
      for (const table of KEPT) {
        await sql`DELETE FROM backup.${sql.raw(table)} WHERE court_id = ${this.id}`.execute(trx);
        await sql`INSERT INTO backup.${sql.raw(table)} SELECT * FROM public.${sql.raw(table)} WHERE court_id = ${this.id}`.execute(trx);
      }
    });
  }

  /** Puts the rows of the backup back, and the files as they were then: what came later is gone. */
  async restore(): Promise<boolean> {
    if (!this.hasBackup) return false;
    const { rows } = await sql<{ sha256: string }>`SELECT sha256 FROM attachments a WHERE court_id = ${this.id} AND state = 'stored'
      AND NOT EXISTS (SELECT FROM backup.attachments b WHERE b.court_id = a.court_id AND b.sha256 = a.sha256 AND b.state = 'stored')`.execute(this.db);
    for (const { sha256 } of rows) await rm(join(this.gateway.dataFolder.blobs, sha256.slice(0, 2), sha256), { force: true });
    await this.db.transaction().execute(async (trx) => {
      // The journal's own guards forbid to take anything away; a restore comes from beneath them.
      await sql`SET LOCAL session_replication_role = replica`.execute(trx);
      for (const table of KEPT) {
        await sql`DELETE FROM public.${sql.raw(table)} WHERE court_id = ${this.id}`.execute(trx);
        await sql`INSERT INTO public.${sql.raw(table)} SELECT * FROM backup.${sql.raw(table)} WHERE court_id = ${this.id}`.execute(trx);
      }
    });
    return true;
  }
}

const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

