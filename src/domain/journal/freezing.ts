import { beneathOf, put, withFiles, type ByPath } from './beneath';
import type { Beneath, FoldedDocument, Freezing, Head } from './document';
import type { CoveredDocument } from './ops';
import { pendingHeads, pendingOf } from './pending';
import { byEntry, seal, standingOf, type SealedPath } from './standing';

/**
 * Freezes a document with the heads of a snapshot (F3): what the snapshot does not hold is pending, and what it holds stands again,
 * whatever came in between. Of several freezes that were not taken back the one with the smallest entry id counts, whichever comes first.
 */
export function freezeWith(document: FoldedDocument, entry: string, snapshot: string, heads: CoveredDocument['heads']): FoldedDocument {
  const known = freezingsOf(document);
  if (known.some((one) => one.entry === entry)) return document;
  return settle(document, [...known, { entry, snapshot, heads: wellFormed(heads) }], voidedOf(document));
}

/** Takes a snapshot back for this document (F8), whether its freeze has come or not: what was pending only because of it stands as if it had never been frozen. */
export function voidWith(document: FoldedDocument, snapshot: string): FoldedDocument {
  const voided = voidedOf(document);
  return voided.includes(snapshot) ? document : settle(document, freezingsOf(document), [...voided, snapshot].sort());
}

/** Puts heads onto a frozen document: what its snapshot does not hold is pending. */
export function writeFrozen(document: FoldedDocument, added: readonly (readonly [string, Head])[]): FoldedDocument {
  return settle(document, freezingsOf(document), voidedOf(document), added);
}

/** All freezes that came, with the heads of each: those of the one that counts are what stands and what of it is awaited. */
function freezingsOf(document: FoldedDocument): readonly Freezing[] {
  const { freeze, others = [], absent } = beneathOf(document);
  if (document.frozen === null) return others;
  const heads: Record<string, string[]> = Object.fromEntries(Object.entries(document.paths).map(([path, of]) => [path, of.map(({ entry }) => entry)]));
  for (const [path, awaited] of Object.entries(absent)) heads[path] = [...(heads[path] ?? []), ...awaited];
  return [{ entry: freeze ?? '', snapshot: document.frozen, heads: wellFormed(heads) }, ...others];
}

const voidedOf = (document: FoldedDocument): readonly string[] => beneathOf(document).voided ?? [];

/** A document's state is what all heads, freezes and takings back that came make of it, and nothing else: no order of coming leaves a trace. */
function settle(document: FoldedDocument, freezings: readonly Freezing[], voided: readonly string[], added: readonly (readonly [string, Head])[] = []): FoldedDocument {
  const all = headsThatCame(document, added);
  const [counting = null] = byEntry(freezings.filter(({ snapshot }) => !voided.includes(snapshot)));
  const others = byEntry(freezings.filter((one) => one !== counting));
  const kept: Pick<Beneath, 'freeze' | 'others' | 'voided'> = { freeze: counting?.entry ?? null, ...(others.length > 0 ? { others } : {}), ...(voided.length > 0 ? { voided } : {}) };
  return counting ? sealed(document, all, counting, kept) : opened(document, all, kept);
}

function headsThatCame(document: FoldedDocument, added: readonly (readonly [string, Head])[]): ByPath<Head> {
  const all: ByPath<Head> = {};
  for (const heads of [document.paths, beneathOf(document).past, pendingHeads(document.pending)]) for (const [path, of] of Object.entries(heads)) all[path] = [...(all[path] ?? []), ...of];
  for (const [path, head] of added) all[path] = [...(all[path] ?? []), head];
  return all;
}

type Kept = Pick<Beneath, 'freeze' | 'others' | 'voided'>;

function sealed(document: FoldedDocument, all: ByPath<Head>, { snapshot, heads: frozen }: Freezing, kept: Kept): FoldedDocument {
  const next: { [K in keyof SealedPath]: ByPath<SealedPath[K][number]> } = { heads: {}, past: {}, outside: {}, awaited: {} };
  for (const path of new Set([...Object.keys(all), ...Object.keys(frozen)])) {
    const of = seal(all[path] ?? [], frozen[path] ?? []);
    put(next.heads, path, of.heads);
    put(next.past, path, of.past);
    put(next.outside, path, of.outside);
    put(next.awaited, path, of.awaited);
  }
  return withAllFiles({ ...document, frozen: snapshot, pending: pendingOf(next.outside) }, next.heads, { past: next.past, absent: next.awaited, detached: [], ...kept });
}

function opened(document: FoldedDocument, all: ByPath<Head>, kept: Kept): FoldedDocument {
  const next: { paths: ByPath<Head>; past: ByPath<Head>; absent: ByPath<string> } = { paths: {}, past: {}, absent: {} };
  for (const [path, heads] of Object.entries(all)) {
    const stood = standingOf(heads);
    next.paths[path] = stood.heads;
    put(next.past, path, stood.past);
    put(next.absent, path, stood.gone);
  }
  return withAllFiles({ ...document, frozen: null, pending: [] }, next.paths, { past: next.past, absent: next.absent, detached: [], ...kept });
}

const withAllFiles = (document: FoldedDocument, paths: FoldedDocument['paths'], beneath: Beneath): FoldedDocument =>
  withFiles(document, [...document.files, ...beneathOf(document).detached], paths, beneath);

/** As `headIds` states them, whoever wrote them: sorted, each once, no empty lists. */
function wellFormed(heads: CoveredDocument['heads']): CoveredDocument['heads'] {
  return Object.fromEntries(Object.entries(heads).filter(([, ids]) => ids.length > 0).map(([path, ids]) => [path, [...new Set(ids)].sort()]));
}
