import type { EntryDraft, NewFile, RecordResult } from '@/ports/workspace';
import type { AppendStore, AppendTools, AppendWriter } from './appendPorts';
import { chainActs } from './chainActs';
import { keepFiles } from './keepFiles';
import { prepareActs, type PreparedAct } from './prepareActs';

/** A basis that moves this often has another reason than two busy tabs. */
const MAX_TURNS = 40;

export interface AppendQueue {
  /**
   * Appends the acts as one transaction, after everything appended before. Ok only when it is on the disk, every file was
   * read back and hashed, and all of it lies in the second copy (D2); else nothing of it was written, and the caller still has all of it.
   */
  append(acts: readonly EntryDraft[], files?: readonly NewFile[]): Promise<RecordResult>;
}

interface Written {
  readonly result: RecordResult;
  readonly copied: Promise<void>;
}

const refused = (result: Extract<RecordResult, { ok: false }>): Written => ({ result, copied: Promise.resolve() });

/** The one queue of a writer in this tab (E2). Between tabs the compare-and-set of the store decides. */
export function createAppendQueue(store: AppendStore, writer: AppendWriter, tools: AppendTools): AppendQueue {
  let last: Promise<unknown> = Promise.resolve();
  let lastCopied: Promise<unknown> = Promise.resolve();

  /** `kept`: what comes of the bytes, which are on their way to the disk while the acts are chained, signed and sealed. */
  async function write(acts: readonly PreparedAct[], kept: ReturnType<typeof keepFiles> | null): Promise<Written> {
    const cases = [...new Set(acts.map(({ body }) => body.case))];
    for (let turn = 0; turn < MAX_TURNS; turn += 1) {
      const basis = await store.basis(cases, turn > 0);
      const chained = chainActs(acts, basis, writer);
      if (!chained.ok) return refused(chained);
      const [prepared, sig] = await Promise.all([store.prepare(chained.batch), writer.sign(chained.lastHeader)]);
      const lost = await kept;
      if (lost) return refused(lost);
      const committed = await prepared.commit(sig);
      if (committed.is === 'done') return { result: { ok: true, entries: acts.map(({ body }) => body.id) }, copied: committed.copied };
      if (committed.is === 'failed') return refused({ ok: false, problem: committed.problem, detail: committed.detail });
    }
    return refused({ ok: false, problem: 'storageFailed', detail: `the journal moved ${MAX_TURNS} times` });
  }

  return {
    async append(acts, files = []) {
      if (acts.length === 0) return { ok: true, entries: [] };
      const prepared = prepareActs(acts, files, writer, tools);
      if (!prepared.ok) return prepared;
      // Bytes need no order: a burst of photos is hashed and stored while earlier acts are still being written.
      const kept = files.length > 0 ? keepFiles(store, tools, files, prepared.acts) : null;
      const mine = last.then(() => write(prepared.acts, kept));
      last = mine.catch(() => undefined);
      try {
        const { result, copied } = await mine;
        // The next append is written meanwhile; who asked first is answered first.
        await (lastCopied = Promise.all([lastCopied, copied]));
        return result;
      } catch (error) {
        return { ok: false, problem: store.problemOf(error), detail: String(error) };
      }
    },
  };
}
