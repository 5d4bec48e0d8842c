import { shallowReactive } from 'vue';
import { canonicalSeal, isIn, type SealRange } from '@/domain/seals';
import type { SealDesk } from '@/ports/seals';
import type { EntryDraft } from '@/ports/workspace';
import type { SealNote } from '@/storage';

/** Where it is noted, of the tablet and not of an officer: officers on one tablet share its strips. */
interface SealNotes {
  read(): SealNote;
  write(note: SealNote): void;
}

/** The strips of this tablet for the screens. `take` when the court tells of ranges, `note` when acts were recorded, `renew` when another tab wrote. */
export function createSealDesk(notes: SealNotes) {
  const now = shallowReactive<{ note: SealNote }>({ note: notes.read() });

  function keep(note: SealNote): void {
    now.note = note;
    notes.write(note);
  }

  const desk: SealDesk = {
    get ranges() {
      return now.note.ranges;
    },
    usedOutside: (caseId) => new Set(Object.entries(now.note.used).filter(([, cases]) => cases.some((each) => each !== caseId)).map(([number]) => number)),
  };

  return {
    desk,
    renew: () => void (now.note = notes.read()),
    take(ranges: readonly SealRange[]): void {
      if (JSON.stringify(ranges) !== JSON.stringify(now.note.ranges)) keep({ ...notes.read(), ranges });
    },
    note(acts: readonly EntryDraft[]): void {
      const found = acts.flatMap((act) => numbersIn(act).map((number) => [number, act.case] as const)).filter(([number]) => now.note.ranges.some((range) => isIn(range, number)));
      if (found.length === 0) return;
      const { ranges, used } = notes.read();
      const more: Record<string, readonly string[]> = { ...used };
      for (const [number, caseId] of found) more[number] = [...new Set([...(more[number] ?? []), caseId])];
      keep({ ranges, used: more });
    },
  };
}

function numbersIn(act: EntryDraft): string[] {
  if ((act.document.kind !== 'item' && act.document.kind !== 'handover') || (act.op !== 'create' && act.op !== 'set')) return [];
  return Object.entries(act.change.set).flatMap(([path, leaf]) => {
    if (!path.startsWith('seal/') || typeof leaf !== 'object' || leaf === null || !('number' in leaf)) return [];
    return typeof leaf.number === 'string' ? [canonicalSeal(leaf.number)] : [];
  });
}
