import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { documentKey, replay, type ReadableEntry } from '@/domain/journal';
import { retop, type OwnEntry } from '@/storage/overlay';
import { deeds, play, type Documents } from '@tests/builders/fieldHistory';
import { JournalWriter } from '@tests/builders/journalWriter';

const own = (entry: ReadableEntry): OwnEntry & { readonly entry: ReadableEntry } => ({ entry, writer: entry.writer, seq: entry.seq, document: documentKey(entry.body.document), op: entry.body.op, read: () => entry });

describe('the top after a page', () => {
  it('[F2, G2] equals a full replay, page after page, wherever the pages are cut', () => {
    fc.assert(
      fc.property(deeds(3), fc.array(fc.record({ court: fc.nat(60), documents: fc.uniqueArray(fc.nat(3), { minLength: 1 }) }), { maxLength: 6 }), (all, pages) => {
        const writers = ['a', 'b', 'c'].map((id) => new JournalWriter(id));
        const { entries, states } = play(all, writers);
        const mine = entries.filter(({ writer }) => writer === 'a').map(own);
        const pulled: Documents = new Map();
        let open = mine;
        let top: Documents = replay(pulled, open.map(({ entry }) => entry));
        let reached = 0;
        for (const page of pages) {
          reached = Math.max(reached, Math.min(page.court, entries.length));
          const changed = page.documents.map((n) => `item/item-${n}`).filter((key) => states[reached]?.has(key));
          for (const key of changed) {
            const document = states[reached]?.get(key);
            if (document) pulled.set(key, document);
          }
          const { settled, affected, top: next } = retop(pulled, open, changed);
          open = open.filter((entry) => !settled.includes(entry));
          top = new Map([...[...top].filter(([key]) => !affected.has(key)), ...next]);
          expect(top).toEqual(replay(pulled, mine.map(({ entry }) => entry)));
        }
      }),
      { numRuns: 500 },
    );
  });
});
