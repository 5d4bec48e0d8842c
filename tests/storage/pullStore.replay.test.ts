import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { documentKey, readHeader, replay, type ReadableEntry, type SealedEntry } from '@/domain/journal';
import { createSealing } from '@/storage/sealing';
import { documentRow } from '@/storage/tables/documents';
import { placed, storedEntry } from '@/storage/tables/entries';
import { deeds, play } from '@tests/builders/fieldHistory';
import { JournalWriter } from '@tests/builders/journalWriter';
import { CourtFeed } from '@tests/builders/pulledPage';
import { CASE, TabletDisk } from '@tests/builders/tabletStores';

const rowOf = (sealed: SealedEntry, { writer, seq, body }: ReadableEntry) => placed({ ...sealed, writer, seq, id: body.id, op: body.op, case: body.case, document: documentKey(body.document), at: body.at.wall }, true);

describe('a tablet that pulls while it holds own acts', () => {
  it('[F2, G2, R10] shows what a full replay shows, on the disk and in memory, after every page', async () => {
    await fc.assert(
      fc.asyncProperty(deeds(2), fc.array(fc.record({ folded: fc.nat(50), cut: fc.nat(4), anew: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 6 }), async (all, pages) => {
        const writers = [new JournalWriter('a'), new JournalWriter('b')];
        const { entries } = play(all, writers);
        const own = entries.filter(({ writer }) => writer === 'a');
        const disk = new TabletDisk();
        const stores = await disk.open();
        const sealing = createSealing(stores.db, await disk.keys());
        const texts = new Map(writers.flatMap((writer) => writer.sealed.map((sealed) => [`${writer.id} ${readHeader(sealed.header)?.seq}`, sealed])));
        await stores.db.entries.bulkPut(await Promise.all(own.flatMap((entry) => {
          const sealed = texts.get(`${entry.writer} ${entry.seq}`);
          return sealed ? [storedEntry(sealing, rowOf(sealed, entry))] : [];
        })));
        await stores.db.documents.bulkPut(await Promise.all([...replay(new Map(), own).values()].map((document) => documentRow(sealing, document))));
        await stores.states.load(CASE);

        const court = new CourtFeed();
        let reached = 0;
        for (const { folded, cut, anew } of pages) {
          for (; reached < Math.min(folded, entries.length); reached += 1) {
            const entry = entries[reached];
            if (entry) court.foldRead(entry);
          }
          const at = (await stores.pull.cursors())[0]?.n ?? 0;
          const from = anew === 0 ? 0 : at;
          await stores.pull.apply('e1', court.page(from, Math.max(from, court.n - cut)));
          const remembered = await stores.states.load(CASE);
          const [memory, held] = [new Map(remembered.top), new Map(remembered.pulled)];
          const stored = await stores.states.load(CASE, true);
          expect(stored.top).toEqual(replay(stored.pulled, own));
          expect([memory, held]).toEqual([stored.top, stored.pulled]);
        }
        stores.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
