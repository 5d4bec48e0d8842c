import type { FoldedDocument } from '@/domain/journal';
import { fold, readEntry, readHeader, type SealedEntry } from '@/domain/journal';
import { documentKey, type ReadableEntry } from '@/domain/journal';
import { CASE } from './tabletStores';

/** A court that folds what it is given, and numbers what changed as its feed does. */
export class CourtFeed {
  readonly documents = new Map<string, { readonly document: FoldedDocument; readonly n: number }>();
  n = 0;

  /** Folds entries as sent. */
  fold(...entries: readonly SealedEntry[]): void {
    for (const sealed of entries) {
      const header = readHeader(sealed.header);
      const read = header && readEntry(header, sealed);
      if (read?.ok) this.foldRead(read.entry);
    }
  }

  foldRead(entry: ReadableEntry): void {
    this.n += 1;
    const changed = fold((ref) => this.documents.get(documentKey(ref))?.document, entry, { effective: true }).changed;
    for (const document of changed) this.documents.set(documentKey(document), { document, n: this.n });
  }

  put(...documents: readonly FoldedDocument[]): void {
    for (const document of documents) this.documents.set(documentKey(document), { document, n: (this.n += 1) });
  }

  /** The page after `from`; cut after `upTo` when given. */
  page(from = 0, cut = this.n, scope = 1) {
    const documents = [...this.documents.values()].filter(({ n }) => n > from && n <= cut).map(({ document }) => document);
    return { case: CASE, scope, from, n: cut, upTo: this.n, documents };
  }
}
