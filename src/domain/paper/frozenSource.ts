import { documentKey, type FoldedDocument, type Json } from '../journal';
import type { PaperSource } from './paperSource';

/**
 * The source of a signed paper: what its snapshot covers, word for word, over the live documents that no snapshot has (the case and its
 * parties). Null when the text is no snapshot of this paper.
 */
export function frozenSource(live: ReadonlyMap<string, FoldedDocument>, transcript: FoldedDocument, snapshotText: string): PaperSource | null {
  const frozen = readDocuments(snapshotText);
  if (transcript.frozen === null || transcript.action === null || !frozen?.some(({ kind, id }) => kind === transcript.kind && id === transcript.id)) return null;
  // What the snapshot of a whole action does not have was not there; a side paper covers itself alone, and the rest is told as it stands.
  const isWhole = frozen.some(({ kind }) => kind === 'fieldAction');
  const beside = [...live].filter(([, { kind, action }]) => !isWhole || action !== transcript.action || !['item', 'parcel', 'fieldAction'].includes(kind));
  const covered = frozen.map((each): [string, FoldedDocument] => [documentKey(each), { ...each, case: transcript.case, action: each.kind === 'fieldAction' ? each.id : transcript.action }]);
  // How everybody's signing ended comes after the freeze, so that no snapshot has it.
  const key = documentKey(transcript);
  const paper = covered.flatMap(([each, document]): [string, FoldedDocument][] => (each === key ? [[key, { ...document, frozen: transcript.frozen, acts: transcript.acts }]] : []));
  return { documents: new Map([...beside, ...covered, ...paper]), action: transcript.action, transcript: transcript.id, snapshot: transcript.frozen };
}

/** The source of a paper that is not signed yet. */
export const draftSource = (documents: ReadonlyMap<string, FoldedDocument>, action: string, transcript: FoldedDocument | null): PaperSource => ({
  documents,
  action,
  transcript: transcript?.id ?? null,
  snapshot: null,
});

function readDocuments(text: string): FoldedDocument[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const documents = (parsed as { documents?: unknown } | null)?.documents;
  return Array.isArray(documents) ? documents.filter(isFrozenForm).map(foldedForm) : null;
}

type FrozenForm = Pick<FoldedDocument, 'kind' | 'id' | 'created' | 'paths' | 'files'>;

function isFrozenForm(value: unknown): value is FrozenForm {
  const row = value as Partial<Record<keyof FrozenForm, Json>> | null;
  return typeof row === 'object' && row !== null && typeof row.kind === 'string' && typeof row.id === 'string' && typeof row.paths === 'object' && Array.isArray(row.files);
}

const foldedForm = ({ kind, id, created, paths, files }: FrozenForm): FoldedDocument => ({
  kind, id, created, paths, files, case: '', action: null, schema: 1, acts: [], frozen: null, pending: [], considered: {},
});
