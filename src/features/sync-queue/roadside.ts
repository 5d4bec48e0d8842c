import type { useFormat } from '@/i18n';
import type { Queue } from '@/ports/queue';
import type { Me } from '@/ports/workspace';

export interface RoadsideFact {
  readonly name: string;
  readonly value: string;
}

export interface RoadsideParts {
  readonly me: Pick<Me, 'courtName' | 'name' | 'account'>;
  readonly letter: string;
  readonly app: string;
  readonly queue: Pick<Queue, 'totals' | 'link'>;
  readonly head: { readonly seq: number; readonly hash: string } | null;
  /** The tablet's clock. */
  readonly now: string;
}

/** What the heartbeat tells the court, for whoever stands at the roadside (S8): the same in words and in the code. */
export function roadsideFacts({ me, letter, app, queue: { totals, link }, head, now }: RoadsideParts, t: (key: string, named?: Record<string, string>) => string, format: ReturnType<typeof useFormat>): RoadsideFact[] {
  const fact = (name: string, value: string): RoadsideFact => ({ name: t(`sync-queue.roadside.${name}`), value });
  const none = t('sync-queue.roadside.none');
  return [
    fact('court', me.courtName),
    fact('officer', `${me.name} ${me.account}`),
    fact('tablet', letter),
    fact('unsent', t('sync-queue.roadside.amount', { entries: format.number(totals.entries), files: format.number(totals.files), size: format.bytes(totals.entryBytes + totals.fileBytes) })),
    fact('oldest', totals.oldestAt === null ? none : format.dateTime(totals.oldestAt)),
    fact('contact', link.lastContactAt === null ? none : format.dateTime(link.lastContactAt)),
    fact('clock', clockWords(link.clockOffsetMs, t)),
    fact('head', head === null ? none : `${head.seq} ${head.hash.slice(0, 16)}`),
    fact('app', app),
    fact('shown', format.dateTime(now)),
  ];
}

function clockWords(offsetMs: number | null, t: (key: string, named?: Record<string, string>) => string): string {
  if (offsetMs === null) return t('sync-queue.roadside.clockUnknown');
  if (Math.abs(offsetMs) < 1_000) return t('sync-queue.roadside.clockRight');
  return t(`sync-queue.roadside.${offsetMs > 0 ? 'clockBehind' : 'clockAhead'}`, { seconds: (Math.abs(offsetMs) / 1_000).toFixed(1) });
}

/** Any scanner shows it as it is. */
export const roadsideText = (facts: readonly RoadsideFact[]): string => facts.map(({ name, value }) => `${name} ${value}`).join('\n');
