import { reactive, shallowReactive } from 'vue';
import { v7 } from 'uuid';
import { createLabels } from '@/app/workspace/labels';
import type { CaseSummary } from '@/domain/case/caseSummary';
import { applyOnTop, canonicalText, documentKey, readEntry, sealEntry, sha256Hex, textOf, valueOf, isWithdrawn, readHeader } from '@/domain/journal';
import type { EntryBody, FileNote, FoldedDocument, Json, Outcome } from '@/domain/journal';
import type { SealRange } from '@/domain/seals';
import type { ActionRow } from '@/ports/action';
import type { Camera } from '@/ports/camera';
import type { Codes } from '@/ports/codes';
import type { Positioning } from '@/ports/positioning';
import type { EntryDraft, LiveCase, NewFile, RecordProblem, RecordResult, Workspace } from '@/ports/workspace';

interface OpenCase {
  readonly pulled: Map<string, FoldedDocument>;
  readonly top: Map<string, FoldedDocument>;
  readonly shown: Map<string, FoldedDocument>;
  left: LiveCase['left'];
}

/** A workspace in memory: acts become sealed entries and fold by the real domain code; nothing else is imitated. */
export function memoryWorkspace(options: { letter?: string; now?: () => string; me?: Partial<Workspace['me']>; camera?: Camera; positioning?: Positioning; labelCounts?: Map<string, number>; sealRanges?: readonly SealRange[]; codes?: Codes } = {}) {
  const letter = options.letter ?? 'A';
  const now = options.now ?? (() => new Date().toISOString());
  const writer = `writer-${letter}`;
  const cases = new Map<string, OpenCase>();
  const files = new Map<string, Blob>();
  const drafts = new Map<string, string>();
  const labelCounts = options.labelCounts ?? new Map<string, number>();
  const summaries = shallowReactive<CaseSummary[]>([]);
  const actions = shallowReactive<ActionRow[]>([]);
  const control: { refuse: RecordProblem | null } = { refuse: null };
  const entries: EntryBody[] = [];
  let seq = 0;
  let prev: string | null = null;

  function caseOf(id: string): OpenCase {
    const known = cases.get(id) ?? { pulled: new Map(), top: new Map(), shown: shallowReactive(new Map<string, FoldedDocument>()), left: null };
    cases.set(id, known);
    return known;
  }

  function append(act: EntryDraft): string {
    const body: EntryBody = {
      id: v7(), actor: workspace.me.officer, at: { wall: now(), monoMs: 0, session: 'memory', server: null }, place: act.place ?? null,
      case: act.case, action: act.action, document: act.document, op: act.op, change: act.change as Json,
      files: act.op === 'attach' ? act.change.files.map(({ sha256 }) => sha256) : [], app: 'memory', scope: 1,
    };
    const sealed = sealEntry({ court: 'test', writer, seq: seq + 1, prev }, body, '0'.repeat(32));
    const header = readHeader(sealed.entry.header);
    const read = header && readEntry(header, sealed.entry);
    if (!read?.ok) throw new Error(`unreadable act: ${read?.reason ?? 'header'} ${canonicalText(act)}`);
    seq += 1;
    prev = sealed.hash;
    entries.push(body);
    const open = caseOf(act.case);
    for (const document of applyOnTop(open.pulled, open.top, read.entry).changed) show(act.case, document);
    return body.id;
  }

  function show(caseId: string, document: FoldedDocument) {
    caseOf(caseId).shown.set(documentKey(document), document);
    if (document.kind !== 'fieldAction') return;
    const at = actions.findIndex(({ id }) => id === document.id);
    const row = actionRow(document);
    if (at >= 0) actions.splice(at, 1);
    if (!isWithdrawn(document)) actions.unshift(row);
  }

  const workspace: Workspace = {
    me: { officer: 'officer-zhang', name: '张某', account: 'zhang', role: 'officer', court: 'test', courtName: '岳麓区人民法院', ...options.me },
    sealForCourt: async (binding, text) => JSON.stringify({ binding, sealed: text.length }),
    device: { id: `device-${letter}`, letter, writer },
    newId: () => v7(),
    // Made for each: what a tab remembers is not what is tested with it.
    takeLabels: (...asked) => createLabels(letter, { read: (key) => labelCounts.get(key) ?? 0, write: (key, n) => void labelCounts.set(key, n) }, undefined)(...asked),
    now,
    record(acts: readonly EntryDraft[], news: readonly NewFile[] = []): Promise<RecordResult> {
      if (control.refuse) return Promise.resolve({ ok: false, problem: control.refuse, detail: 'test' });
      for (const { note, bytes } of news) files.set(note.sha256, bytes);
      return Promise.resolve({ ok: true, entries: acts.map(append) });
    },
    async describe(bytes, about): Promise<FileNote> {
      return { ...about, sha256: sha256Hex(new Uint8Array(await bytes.arrayBuffer())), size: bytes.size, mime: bytes.type };
    },
    caseList: reactive({ cases: summaries, ready: true }),
    actionList: reactive({ actions, ready: true }),
    openCase(id) {
      const open = caseOf(id);
      const live: LiveCase = { id, documents: open.shown, whole: true, left: open.left, outcome: (): Outcome | null => null, close: () => undefined };
      return Promise.resolve(live);
    },
    clockDoubts: () => Promise.resolve([]),
    captureOf: ({ entry }) => Promise.resolve({ place: entries.find(({ id }) => id === entry)?.place ?? null, doubts: [{ is: 'noServerTime' }] }),
    file: (sha256) => Promise.resolve(files.get(sha256) ?? null),
    thumbnail: (sha256) => Promise.resolve(files.get(sha256) ?? null),
    drafts: {
      read: (key) => Promise.resolve(drafts.get(key) ?? null),
      write: (key, text) => Promise.resolve(void drafts.set(key, text)),
      clear: (key) => Promise.resolve(void drafts.delete(key)),
    },
    queue: {
      items: [],
      totals: { entries: 0, entryBytes: 0, files: 0, fileBytes: 0, oldestAt: null, receiptedEntries: 0, receiptedFiles: 0 },
      storage: { usageBytes: null, quotaBytes: null, persisted: null, photosLeft: 4180 },
      link: { state: 'never', lastContactAt: null, serverTime: null, clockOffsetMs: null, busy: false, problem: null, role: 'sends', updateNeeded: false, lostHere: false },
      line: { metered: null, photosAnyway: false },
      writers: [],
      sendPhotosAnyway: () => undefined,
      sendNow: () => undefined,
    },
    bundles: {
      amount: () => Promise.resolve({ entries: seq, unsentEntries: seq, unsentFiles: files.size, fileBytes: 0, drafts: drafts.size }),
      head: () => Promise.resolve(prev === null ? null : { seq, hash: prev }),
      export: () => Promise.resolve({ ok: false, problem: 'noCourtKey' }),
      peek: () => Promise.resolve({ ok: false, problem: 'notABundle' }),
      carry: () => Promise.resolve({ ok: false, problem: 'notABundle' }),
      carried: [],
      delivered: [],
      discard: () => Promise.resolve(),
    },
    room: { letGo: null, copyTrouble: null },
    seals: { ranges: options.sealRanges ?? [], usedOutside: () => new Set() },
    farOverRatio: () => 1.2,
    positioning: options.positioning ?? { once: () => Promise.resolve({ ok: false, problem: 'unavailable' }), watch: () => () => undefined },
    camera: options.camera ?? { open: () => Promise.resolve({ ok: false, problem: 'absent' }) },
    codes: options.codes ?? { open: () => Promise.resolve(null) },
    ask: () => Promise.resolve({ ok: false, problem: 'offline' }),
    signOut: () => Promise.resolve({ ok: true, unsent: seq }),
  };

  return {
    workspace, control, entries, drafts, labelCounts, files, summaries,
    /** What the court sent: folded documents as they would be pulled. */
    pull(caseId: string, documents: readonly FoldedDocument[]) {
      for (const document of documents) {
        caseOf(caseId).pulled.set(documentKey(document), document);
        show(caseId, document);
      }
    },
    leave(caseId: string, reason: LiveCase['left']) {
      caseOf(caseId).left = reason;
    },
  };
}

const actionRow = (document: FoldedDocument): ActionRow => {
  const classes = valueOf(document, 'classes');
  return {
    id: document.id, case: document.case, kind: textOf(document, 'kind'), placeText: textOf(document, 'placeText'),
    classes: Array.isArray(classes) ? classes.filter((each) => typeof each === 'string') : [],
    startedAt: textOf(document, 'startedAt'), endedAt: textOf(document, 'endedAt'),
  };
};
