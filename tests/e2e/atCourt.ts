import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder } from '@/server/dataFolder';
import { joinStore } from '@/server/db/joinStore';
import { readSettings } from '@/server/settings';
import type { FoldedDocument } from '@/domain/journal';
import type { GatewayProcess } from './gatewayProcess';
import type { HeldEntry } from './heldOnTablet';

/** Looks into the court's own PostgreSQL and blob folder, past the gateway. */
export class AtCourt {
  private constructor(private readonly gateway: GatewayProcess, private readonly store: Awaited<ReturnType<typeof joinStore>>) {}

  static async open(gateway: GatewayProcess): Promise<AtCourt> {
    const settings = readSettings({ FIELDWRIT_DATA: gateway.dataFolder });
    return new AtCourt(gateway, await joinStore(settings, await openDataFolder(gateway.dataFolder)));
  }

  async entriesOf(writer: string): Promise<(HeldEntry & { readonly outcome: string | null })[]> {
    const rows = await this.store.db.selectFrom('entries').selectAll().where('writer_id', '=', writer).orderBy('seq').execute();
    return rows.map((row) => ({ writer, seq: Number(row.seq), header: row.header.toString('utf8'), body: row.body.toString('utf8'), outcome: row.outcome?.is ?? null }));
  }

  /** Who brought each entry; null: its own tablet. */
  async carriersOf(writer: string): Promise<(string | null)[]> {
    const rows = await this.store.db.selectFrom('entries').select('carrier_device').where('writer_id', '=', writer).orderBy('seq').execute();
    return rows.map(({ carrier_device }) => carrier_device);
  }

  async deviceOf(writer: string): Promise<string | null> {
    return (await this.store.db.selectFrom('writers').select('device_id').where('writer_id', '=', writer).executeTakeFirst())?.device_id ?? null;
  }

  async documents(caseNumber: string, kind: string): Promise<FoldedDocument[]> {
    const rows = await this.store.db
      .selectFrom('documents')
      .innerJoin('cases', (join) => join.onRef('cases.court_id', '=', 'documents.court_id').onRef('cases.case_id', '=', 'documents.case_id'))
      .where('cases.number', '=', caseNumber)
      .where('documents.kind', '=', kind)
      .select('documents.body')
      .execute();
    return rows.map(({ body }) => JSON.parse(body) as FoldedDocument);
  }

  async caseNumbers(): Promise<string[]> {
    const rows = await this.store.db.selectFrom('cases').select('number').execute();
    return [...new Set(rows.map(({ number }) => number))];
  }

  async storedFiles(): Promise<string[]> {
    const rows = await this.store.db.selectFrom('attachments').select('sha256').where('state', '=', 'stored').execute();
    return [...new Set(rows.map(({ sha256 }) => sha256))].sort();
  }

  /** The hash of a stored file's bytes as they lie on the court's disk; null when there is no file. */
  hashOnDisk(sha256: string): string | null {
    const path = join(this.gateway.dataFolder, 'blobs', sha256.slice(0, 2), sha256);
    return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null;
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
