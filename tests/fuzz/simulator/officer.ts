import { conflictsOf, detachedPath, headIds, headsOf, isWithdrawn, WITHDRAWN, type DocumentRef, type FileNote, type FoldedDocument, type Json, type Op } from '@/domain/journal';
import type { EntryDraft, NewFile } from '@/ports/workspace';
import type { Chance } from './chance';
import { sha256 } from './tablet';

export interface Deed {
  readonly acts: readonly EntryDraft[];
  readonly files: readonly (NewFile & { readonly content: Uint8Array })[];
  readonly said: string;
}

const PATHS = ['name', 'note', 'attr/km', 'attr/plate', 'seal/s1'];

/** What an officer may do next with what the tablet shows of a case. Few documents and few paths, so that officers meet. */
export function nextDeed(chance: Chance, caseId: string, shown: ReadonlyMap<string, FoldedDocument>, newId: () => string, at: string): Deed {
  const deed = new DeedInHand(caseId);
  const documents = [...shown.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const count = chance.is(0.2) ? chance.between(2, 4) : 1;
  for (let n = 0; n < count; n += 1) {
    if (documents.length === 0 || (documents.length < 4 && chance.is(0.3))) deed.add('create', { kind: 'item', id: newId() }, { set: values(chance, chance.between(1, 3)) });
    else actOn(chance, chance.pick(documents), documents, deed, at);
  }
  return deed;
}

type Kind = 'set' | 'resolve' | 'withdraw' | 'attach' | 'detach' | 'freeze' | 'void' | 'sign' | 'print' | 'note';

function actOn(chance: Chance, document: FoldedDocument, all: readonly FoldedDocument[], deed: DeedInHand, at: string): void {
  const kind = chance.weighed<Kind>({ set: 10, resolve: conflictsOf(document).length > 0 ? 6 : 0, withdraw: 1, attach: 4, detach: document.files.length > 0 ? 2 : 0, freeze: 1, void: document.frozen ? 2 : 0, sign: document.frozen ? 4 : 0, print: document.frozen ? 1 : 0, note: 2 });
  switch (kind) {
    case 'set': {
      const set = values(chance, chance.between(1, 2));
      return deed.add('set', document, { set, seen: seenOf(document, Object.keys(set)) });
    }
    case 'resolve': {
      const path = chance.pick(conflictsOf(document));
      return deed.add('resolve', document, { set: { [path]: document.paths[path]?.[0]?.value ?? null }, seen: seenOf(document, [path]), reason: '看过铭牌' });
    }
    case 'withdraw':
      return deed.add('withdraw', document, { withdrawn: !isWithdrawn(document), reason: '登错', seen: headsOf(document, WITHDRAWN) });
    case 'attach':
      return deed.attach(document, deed.file(photo(chance), 'photo', 'image/jpeg', at));
    case 'detach': {
      const tag = chance.pick(document.files);
      return deed.add('detach', document, { sha256: tag.sha256, seen: document.files.filter((one) => detachedPath(one) === detachedPath(tag)).map(({ entry }) => entry), reason: '重复' });
    }
    case 'freeze': {
      const covered = [document, ...all.filter((one) => one.id !== document.id && chance.is(0.4))];
      const covers = covered.map((one) => ({ kind: one.kind, id: one.id, heads: headIds(one) }));
      const snapshot = deed.file(new TextEncoder().encode(JSON.stringify(covered.map(({ paths }) => paths))), 'snapshot', 'application/json', at);
      deed.attach(document, snapshot);
      return deed.add('freeze', document, { snapshot: snapshot.sha256, covers });
    }
    case 'void': {
      const covers = all.filter((one) => one.id === document.id || one.frozen === document.frozen || chance.is(0.1)).map(({ kind: of, id }) => ({ kind: of, id }));
      const knew = document.acts.flatMap((act) => (act.is === 'sign' ? [act.entry] : []));
      return deed.add('void', document, { snapshot: document.frozen ?? '', covers, reason: '车号写错', knew });
    }
    case 'print':
      return deed.add('print', document, { snapshot: document.frozen ?? '', copy: `A${chance.below(9)}`, pages: chance.is(0.5) ? null : 3 });
    case 'sign':
      return deed.add('sign', document, { snapshot: document.frozen ?? '', person: { id: `p${chance.below(2)}`, name: '陈某', role: 'respondent' }, outcome: { is: 'refused', reason: '认为估价过低' } });
    case 'note':
      return deed.add('note', document, { text: `记录 ${chance.hex(2)}` });
  }
}

class DeedInHand implements Deed {
  readonly acts: EntryDraft[] = [];
  readonly files: (NewFile & { content: Uint8Array })[] = [];

  constructor(private readonly caseId: string) {}

  get said(): string {
    return this.acts.map(({ op, document }) => `${op} ${document.id.slice(-4)}`).join(', ');
  }

  add<O extends Op['op']>(op: O, { kind, id }: DocumentRef, change: Extract<Op, { op: O }>['change']): void {
    this.acts.push({ op, change, case: this.caseId, action: null, document: { kind, id } } as unknown as EntryDraft);
  }

  attach(document: DocumentRef, note: FileNote): void {
    this.add('attach', document, { files: [note] });
  }

  file(content: Uint8Array, role: FileNote['role'], mime: string, takenAt: string): FileNote {
    const note: FileNote = { sha256: sha256(content), size: content.length, mime, role, name: null, origin: 'live', takenAt };
    if (!this.files.some((known) => known.note.sha256 === note.sha256)) this.files.push({ note, content, bytes: new Blob([new Uint8Array(content)], { type: mime }) });
    return note;
  }
}

const values = (chance: Chance, count: number): Record<string, Json> => Object.fromEntries(Array.from({ length: count }, () => [chance.pick(PATHS), chance.is(0.1) ? null : chance.below(6)]));
const seenOf = (document: FoldedDocument, paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, headsOf(document, path)]));
/** Bytes that begin like a JPEG: the court looks into what is said to be an image. */
const photo = (chance: Chance): Uint8Array => Uint8Array.from([...Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), ...chance.bytes(chance.between(20, 400))]);
