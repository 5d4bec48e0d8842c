import { readEntry, readHeader, sealEntry, type ChainHead, type EntryBody, type Json, type ReadableEntry, type SealedEntry } from '@/domain/journal';

export interface ActGiven {
  readonly op: string;
  readonly change: unknown;
  readonly document: { readonly kind: string; readonly id: string };
  readonly case?: string;
  readonly files?: readonly string[];
}

/** A writer without key or clock: the same acts give the same bytes every time. */
export class JournalWriter {
  head: ChainHead | null = null;
  readonly sealed: SealedEntry[] = [];

  constructor(
    readonly id: string,
    private readonly actor = `officer-of-${id}`,
  ) {}

  /** Chains the act and reads it back as the court would. */
  write(act: ActGiven): ReadableEntry {
    const read = this.tryWrite(act);
    if (!read.ok) throw new Error(`unreadable: ${read.reason}`);
    return read.entry;
  }

  tryWrite(act: ActGiven) {
    const seq = (this.head?.seq ?? 0) + 1;
    const { entry, hash } = sealEntry({ court: 'hn-yuelu', writer: this.id, seq, prev: this.head?.hash ?? null }, this.body(act, seq), seq.toString(16).padStart(32, '0'));
    this.head = { seq, hash };
    this.sealed.push(entry);
    const header = readHeader(entry.header);
    if (!header) throw new Error('unreadable header');
    return readEntry(header, entry);
  }

  private body({ op, change, document, case: id = 'case-1', files = [] }: ActGiven, seq: number): EntryBody {
    const at = { wall: `2026-03-02T01:00:${String(seq % 60).padStart(2, '0')}.000Z`, monoMs: seq * 1_000, session: 'session-1', server: null };
    return { id: `${this.id}-${String(seq).padStart(6, '0')}`, actor: this.actor, at, place: null, case: id, action: null, document, op, change: change as Json, files, app: '0.1.0', scope: 1 };
  }
}
