import type { Page } from '@playwright/test';
import { openEntries } from '@/storage/tables/entries';
import { openedStores } from './openedStores';

export interface PushAnswers {
  readonly status: number;
  readonly answers: readonly { readonly stored: boolean; readonly reason?: string; readonly duplicate?: boolean }[];
  readonly error: string | null;
}

/** The header that marks a test's own request, so that a route can hold back the tablet's alone. */
export const MARK = 'x-not-the-app';

/**
 * Pushes from the page, in its session, the tablet's unsent entries from `fromSeq` on with `strangers` before and after them: what
 * a broken or foreign program on this tablet could send. With `padding` characters the request is oversized.
 */
export async function pushAsForeigner(page: Page, fromSeq: number, padding = 0): Promise<PushAnswers> {
  const rows = (await Promise.all((await openedStores(page)).map(({ sealing, entries }) => openEntries(sealing, entries)))).flat();
  return page.evaluate(
    async ({ mark, fromSeq, padding, rows }): Promise<PushAnswers> => {
      const own = rows.filter(({ seq }) => seq >= fromSeq).map(({ header, salt, body, sig }) => ({ header, salt, body, ...(sig === undefined ? {} : { sig }) }));
      const [first] = own;
      const writer = rows[0]?.writer ?? '';
      if (!first) throw new Error('The tablet has nothing unsent.');
      const other = (change: object) => ({ ...first, header: JSON.stringify({ ...(JSON.parse(first.header) as object), ...change }) });
      const entries = [42, { header: '{', salt: '', body: '' }, other({ court: 'another-court' }), other({ writer: 'somebody-else' }), { ...first, body: first.body.replace('{', '{ ') }, ...own, { header: 'x'.repeat(padding) }];
      const reply = await fetch('/api/push', { method: 'POST', headers: { 'content-type': 'application/json', 'x-fieldwrit': '1', [mark]: '1' }, body: JSON.stringify({ writer, entries }) });
      const told = (await reply.json()) as { answers?: PushAnswers['answers']; error?: string };
      return { status: reply.status, answers: told.answers ?? [], error: told.error ?? null };
    },
    { mark: MARK, fromSeq, padding, rows },
  );
}
