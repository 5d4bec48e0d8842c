import { computed, reactive, shallowRef } from 'vue';
import { everyCase, searchCases, type CaseSort } from '@/domain/case/caseSearch';
import type { CaseSummary } from '@/domain/case/caseSummary';
import { addDays } from '@/domain/time/day';
import { useWorkspace } from '@/ports/workspace';

/** Deadlines of so many days ahead count as soon. */
const SOON_DAYS = 7;

export const quickFilters = ['mine', 'soon', 'clues', 'unsent', 'open'] as const;
export type QuickFilter = (typeof quickFilters)[number];

/** What the list shows: typed text, quick filters, team, order. Runs whole at every key. */
export function useCaseFilters(today: () => string, unsent: () => ReadonlyMap<string, number>) {
  const { caseList, me } = useWorkspace();
  const text = shallowRef('');
  const quick = shallowRef<QuickFilter[]>([]);
  const team = shallowRef<string | null>(null);
  const sort = shallowRef<CaseSort>('deadline');

  const found = computed<readonly CaseSummary[]>(() => {
    const wants = new Set(quick.value);
    const rows = searchCases(caseList.cases, {
      ...everyCase,
      text: text.value,
      status: wants.has('open') ? ['open'] : [],
      teams: team.value === null ? [] : [team.value],
      dueBy: wants.has('soon') ? addDays(today(), SOON_DAYS) : null,
      sort: sort.value,
    });
    return rows.filter((row) => (!wants.has('mine') || row.handlerName === me.name) && (!wants.has('clues') || row.clues > 0) && (!wants.has('unsent') || (unsent().get(row.id) ?? 0) > 0));
  });
  const teams = computed(() => {
    const names = new Map<string, string>();
    for (const { team: id, teamName } of caseList.cases) if (id !== null) names.set(id, teamName ?? id);
    return [...names].map(([value, label]) => ({ value, label }));
  });
  function clear() {
    text.value = '';
    quick.value = [];
    team.value = null;
  }
  const narrowed = computed(() => text.value !== '' || quick.value.length > 0 || team.value !== null);
  return reactive({ text, quick, team, sort, found, teams, narrowed, clear });
}
