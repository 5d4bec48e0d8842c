import { documentKey, type FoldedDocument } from '@/domain/journal';
import type { OfficerDatabase } from './officerDatabase';
import { readParts } from './packParts';
import type { Sealing } from './sealing';
import { openIndex } from './tables/caseIndex';
import { documentOf } from './tables/documents';
import type { CaseIndexRow, CaseStanding } from './tables/rows';

/** One case in memory: what the court sent, and what own entries put on top. The maps are replaced or changed after a commit only. */
export interface CaseState {
  readonly case: string;
  index: CaseIndexRow | null;
  pulled: Map<string, FoldedDocument>;
  readonly top: Map<string, FoldedDocument>;
  /** How far each writer's chain went when it was read: another tab that appended since may have changed what lies on top. */
  readonly heads: ReadonlyMap<string, number>;
}

/** Tells two pulled states of a case apart: an append computed on one must not be written onto another. */
export const pulledStamp = (index: CaseStanding | null | undefined): string => (index ? `${index.epoch} ${index.scope} ${index.n} ${index.whole}` : '');

/** Cases that stay in memory after nobody holds them, and more as long as all of them together are no larger than this many documents. */
const KEPT = 6;
const KEPT_DOCUMENTS = 10_000;

export interface CaseStates {
  /** From memory, or from the disk. `fresh` reads the disk anyway. */
  load(id: string, fresh?: boolean): Promise<CaseState>;
  /** Only what is in memory already. */
  known(id: string): CaseState | undefined;
  /** To be called by whoever commits a change of a case, before it changes the state in memory. */
  changed(id: string): void;
  forget(id: string): void;
  /** Keeps a case in memory until released; without it the least recently used ones go. */
  hold(id: string): () => void;
}

export function createCaseStates(db: OfficerDatabase, sealing: Sealing): CaseStates {
  const states = new Map<string, CaseState>();
  const holds = new Map<string, number>();
  const commits = new Map<string, number>();
  const loading = new Map<string, Promise<CaseState>>();

  async function read(id: string): Promise<CaseState> {
    for (;;) {
      const before = commits.get(id) ?? 0;
      const [index, pack, rows, chains] = await db.transaction('r', db.caseIndex, db.casePacks, db.documents, db.chains, () =>
        Promise.all([db.caseIndex.get(id), db.casePacks.get(id), db.documents.where('[case+kind+id]').between([id], [id, []]).toArray(), db.chains.toArray()]),
      );
      const [opened, pulled, top] = await Promise.all([index ? openIndex(sealing, index) : null, readParts(sealing, id, pack?.parts ?? []), Promise.all(rows.map((row) => documentOf(sealing, row)))]);
      // A commit came in between: what was read may be older than what it wrote.
      if ((commits.get(id) ?? 0) !== before) continue;
      const state: CaseState = { case: id, index: opened, pulled, top: new Map(top.map((document) => [documentKey(document), document])), heads: new Map(chains.map(({ writer, head }) => [writer, head?.seq ?? 0])) };
      states.set(id, state);
      dropUnused();
      return state;
    }
  }

  function dropUnused() {
    let documents = 0;
    for (const state of states.values()) documents += state.pulled.size + state.top.size;
    for (const [id, state] of states) {
      if (states.size <= KEPT || documents <= KEPT_DOCUMENTS) return;
      if (holds.has(id)) continue;
      states.delete(id);
      documents -= state.pulled.size + state.top.size;
    }
  }

  return {
    async load(id, fresh = false) {
      const known = states.get(id);
      if (known && !fresh) {
        states.delete(id);
        states.set(id, known);
        return known;
      }
      const running = loading.get(id);
      if (running && !fresh) return running;
      const reading = read(id).finally(() => loading.delete(id));
      loading.set(id, reading);
      return reading;
    },
    known: (id) => states.get(id),
    changed: (id) => void commits.set(id, (commits.get(id) ?? 0) + 1),
    forget: (id) => void states.delete(id),
    hold(id) {
      holds.set(id, (holds.get(id) ?? 0) + 1);
      return () => {
        const left = (holds.get(id) ?? 1) - 1;
        if (left > 0) holds.set(id, left);
        else holds.delete(id);
      };
    },
  };
}
