import { shallowReactive } from 'vue';
import { documentKey, type FoldedDocument } from '@/domain/journal';
import type { ActionList, ActionRow } from '@/ports/action';
import type { CaseList } from '@/ports/workspace';
import { listedAction, type CaseIndexRow, type StoreChange, type Stores } from '@/storage';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A pull brings many cases one after another; the lists are renewed once for all of them, and while they keep coming, less often. */
const RENEW_AFTER_MS = 80;
const RENEW_AGAIN_AFTER_MS = 500;

/** The lists over all cases, from small rows: 5,000 cases are one read. */
export function createLiveLists(stores: Stores) {
  const caseList: Writable<CaseList> = shallowReactive({ cases: [], ready: false });
  const actionList: Writable<ActionList> = shallowReactive({ actions: [], ready: false });
  const rows = new Map<string, CaseIndexRow>();
  let onTop = new Map<string, FoldedDocument>();
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let renewedAtMs = -Infinity;
  const end = stores.changes.subscribe(onChange);

  function showCases(): void {
    caseList.cases = [...rows.values()].flatMap(({ summary }) => summary ?? []);
    caseList.ready = true;
  }

  function showActions(): void {
    const listed = new Map<string, ActionRow>();
    for (const { actions } of rows.values()) for (const action of actions) listed.set(action.id, action);
    for (const document of onTop.values()) {
      const action = listedAction(document);
      if (action) listed.set(action.id, action);
      else listed.delete(document.id);
    }
    actionList.actions = [...listed.values()].sort((a, b) => ((b.startedAt ?? '') < (a.startedAt ?? '') ? -1 : 1));
    actionList.ready = true;
  }

  async function readTop(): Promise<void> {
    onTop = new Map((await stores.lists.actionsOnTop()).map((document) => [documentKey(document), document]));
  }

  async function readAll(): Promise<void> {
    const [all] = await Promise.all([stores.lists.allCases(), readTop()]);
    for (const row of all) if (!stale.has(row.case)) rows.set(row.case, row);
    showCases();
    showActions();
  }

  async function renew(): Promise<void> {
    timer = null;
    renewedAtMs = performance.now();
    const ids = [...stale];
    stale.clear();
    const [renewed] = await Promise.all([stores.lists.cases(ids), readTop()]);
    for (const row of renewed) rows.set(row.case, row);
    if (ids.length > 0) showCases();
    showActions();
  }

  function renewSoon(): void {
    const waitMs = Math.max(RENEW_AFTER_MS, renewedAtMs + RENEW_AGAIN_AFTER_MS - performance.now());
    timer ??= setTimeout(() => renew().catch(() => undefined), waitMs);
  }

  function onChange(change: StoreChange): void {
    if (change.is === 'pulled') {
      for (const id of change.cases) stale.add(id);
      renewSoon();
    } else if (change.is === 'appended') {
      const actions = change.documents.filter((document) => document.kind === 'fieldAction');
      for (const document of actions) onTop.set(documentKey(document), document);
      if (actions.length > 0) showActions();
    }
  }

  return {
    caseList: caseList as CaseList,
    actionList: actionList as ActionList,
    /** Resolves when both lists came from storage. */
    ready: readAll(),
    stop() {
      end();
      if (timer) clearTimeout(timer);
    },
  };
}
