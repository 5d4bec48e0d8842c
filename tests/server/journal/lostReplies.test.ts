import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealedEntry } from '@/domain/journal';
import type { Session } from '@/server/auth/sessionStore';
import { folderBlobs } from '@/server/blobs/folderBlobs';
import { checkFiles } from '@/server/usecases/checkFiles';
import { push } from '@/server/usecases/push';
import { buildCourt } from '@tests/builders/court';
import { addCase } from '@tests/builders/courtCase';
import { storedDocuments } from '@tests/builders/courtStore';
import { attachTo, createItem, photoNote, setItem } from '@tests/builders/drafts';
import { sessionOfOfficer } from '@tests/builders/sessionOfOfficer';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { BadLine } from '../badLine';
import { startTestGateway, type TestGateway } from '../testGateway';

const TABLETS = 5;
const OVER_THE_LINE = 400;
const ALL = 10_000;
const AT_ONCE = 8;

interface Tablet {
  readonly writer: TabletWriter;
  readonly session: Session;
  /** Each a transaction. */
  readonly runs: SealedEntry[][];
  readonly files: { readonly entry: string; readonly sha256: string }[];
}

describe('every reply is lost', () => {
  let test: TestGateway;
  let line: BadLine;
  let caseId: string;
  const tablets: Tablet[] = [];
  const never = (error: unknown): never => {
    throw error;
  };

  beforeAll(async () => {
    test = await startTestGateway();
    line = await BadLine.to(test.origin);
    const court = await buildCourt(test.gateway.db);
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { team: court.teamId });
    for (let place = 0; place < TABLETS; place += 1) {
      const officer = await court.addOfficer(`officer-${place}`);
      const writer = await TabletWriter.enrol(test.browser(), officer);
      tablets.push({ writer, session: await sessionOfOfficer(test.gateway.db, officer), runs: [], files: [] });
    }
  });
  afterAll(async () => {
    await line.close();
    await test.stop();
  });

  it('[R9, P7, B3] 10,000 times a push or a question about files is sent again: nothing is there twice', async () => {
    const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
    const next = numbersFrom(seed);
    for (const tablet of tablets) await prepare(tablet);
    const before = await everything();
    const receipts = new Map(await Promise.all(tablets.map(async ({ writer }) => [writer.id, await receiptsOf(writer.id)] as const)));

    let resent = 0;
    const one = async (overTheLine: boolean): Promise<void> => {
      const tablet = tablets[next(TABLETS)];
      if (!tablet) return;
      const { writer, session, runs, files } = tablet;
      resent += 1;
      if (next(5) < 2) {
        const asked = { writer: writer.id, files: files.slice(0, 1 + next(files.length)) };
        if (overTheLine) return lost(writer, '/api/files/check', asked);
        expect((await checkFiles(test.gateway, folderBlobs(test.gateway.dataFolder.blobs), session, asked)).receipts).toHaveLength(asked.files.length);
        return;
      }
      const from = next(runs.length);
      const entries = runs.slice(from, from + 1 + next(3)).flat();
      if (overTheLine) return lost(writer, '/api/push', { writer: writer.id, entries });
      const reply = await push(test.gateway, session, { writer: writer.id, entries }, { foldFirstFailed: never, foldFailed: (_case, error) => never(error), auditFailed: never });
      expect(reply.answers.every((answer) => answer.stored && answer.duplicate && answer.outcome !== null), `seed ${seed}`).toBe(true);
      expect(receipts.get(writer.id)).toEqual(expect.arrayContaining(reply.receipts));
      expect(reply.head).toEqual(writer.head);
    };
    line.fault = { losesReplies: true };
    for (let sent = 0; sent < ALL; sent += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, () => one(sent < OVER_THE_LINE)));
    expect(resent).toBe(ALL);
    expect(await everything(), `seed ${seed}`).toEqual(before);
  }, 240_000);

  /** A journal of ten transactions and three photos, all of it sent over a line that brings no reply back. */
  async function prepare({ writer, runs, files }: Tablet): Promise<void> {
    for (let place = 0; place < 10; place += 1) {
      const bytes = photoBytes(1_500);
      const attach = attachTo(caseId, `${writer.id}-${place}`, photoNote(sha256Of(bytes), bytes.length));
      const photo = place < 3;
      runs.push(await writer.write([createItem(caseId, `${writer.id}-${place}`), setItem(caseId, 'shared', { note: `${place}` }), ...(photo ? [attach] : [])]));
      line.fault = { losesReplies: true };
      const run = runs.at(-1) ?? [];
      await lost(writer, '/api/push', { writer: writer.id, entries: run });
      // The line is lost with the first byte of the reply: by then the court has committed.
      expect((await writer.push(run)).answers.every((answer) => answer.stored && answer.duplicate)).toBe(true);
      if (!photo) continue;
      await (await TabletUpload.begin(writer, bytes, { sha256: sha256Of(bytes), writer: writer.id, case: caseId, entry: attach.id, mime: 'image/jpeg' })).send(0);
      files.push({ entry: attach.id, sha256: sha256Of(bytes) });
    }
  }

  async function lost({ browser }: TabletWriter, path: string, body: unknown): Promise<void> {
    const headers = { 'x-fieldwrit': '2', 'content-type': 'application/json', connection: 'close', cookie: browser.cookieHeader(path) };
    await expect(fetch(line.origin + path, { method: 'POST', headers, body: JSON.stringify(body) })).rejects.toThrow();
  }

  const receiptsOf = async (writer: string): Promise<string[]> => (await test.gateway.db.selectFrom('receipts').select('jws').where('writer_id', '=', writer).where('kind', '=', 'entries').execute()).map(({ jws }) => jws);

  async function everything(): Promise<unknown> {
    const { db } = test.gateway;
    const count = async (table: 'entries' | 'receipts' | 'attachments' | 'fold_log' | 'branches') => Number((await db.selectFrom(table).select((of) => of.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n);
    return {
      rows: await Promise.all((['entries', 'receipts', 'attachments', 'fold_log', 'branches'] as const).map(count)),
      heads: await db.selectFrom('writers').select(['writer_id', 'head_seq', 'head_hash', 'outcome_head']).orderBy('writer_id').execute(),
      documents: await storedDocuments(db, 'hn-yuelu', caseId),
    };
  }
});

/** Numbers below a bound, the same for the same seed. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
