import { gravest, type ClockDoubt } from '@/domain/time/clockDoubt';
import type { SendingStores } from '@/storage';

/** The lead hears of doubts about so many of a tablet's last entries. */
const LOOKED_AT = 500;

/** Follows what speaks against the times of a writer's last entries, sent or not (E5); reads only what was added since the last look. */
export function createDoubtWatch(stores: Pick<SendingStores, 'journalOf' | 'unsentEntriesOf'>, writer: string) {
  let entries: readonly { readonly seq: number; readonly doubts: readonly ClockDoubt[] }[] = [];
  return async (): Promise<readonly ClockDoubt[]> => {
    const head = (await stores.journalOf(writer).chain()).head?.seq ?? 0;
    const from = Math.max(0, head - LOOKED_AT);
    const seen = entries.at(-1)?.seq ?? 0;
    const added = seen >= head ? [] : await stores.unsentEntriesOf(writer, Math.max(from, seen));
    entries = [...entries, ...added].filter(({ seq }) => seq > from).map(({ seq, doubts }) => ({ seq, doubts }));
    return gravest(entries.flatMap(({ doubts }) => doubts));
  };
}
