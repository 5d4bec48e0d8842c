import { readFieldAction } from '../fieldAction';
import { parentWithdrawn } from '../inventory/parentWithdrawn';
import { conflictsOf, isWithdrawn, textOf, valueOf, type FoldedDocument } from '../journal';
import { findTemplate, inputChanges, readCustodian, readInputs, type InputChange } from '../transcript';
import { coveredBy } from './coveredBy';

/** What stands between the paper and its freeze: `block` must be put right, `wait` may be signed knowingly. */
export type Lack =
  | { readonly is: 'text' | 'custodian' | 'startedAt' | 'endedAt' | 'endBeforeStart' | 'people'; readonly level: 'block' }
  | { readonly is: 'conflict' | 'parentWithdrawn'; readonly level: 'block'; readonly kind: string; readonly id: string }
  | { readonly is: 'blanks' | 'disagrees'; readonly level: 'wait'; readonly count: number };

/** 查扣冻规定 18: begin and end of the measure, custodian; a conflict that is known here must be decided first (F3), and so must what hangs on something withdrawn (F4). */
export function lacksOf(documents: ReadonlyMap<string, FoldedDocument>, transcript: FoldedDocument): Lack[] {
  const action = documents.get(`fieldAction/${transcript.action ?? ''}`);
  const text = textOf(transcript, 'text') ?? '';
  const template = findTemplate(textOf(transcript, 'template'));
  const { startedAt, endedAt, team, present } = action ? readFieldAction(action) : { startedAt: null, endedAt: null, team: [], present: [] };
  const lacks: Lack[] = [];
  if (text.trim() === '') lacks.push({ is: 'text', level: 'block' });
  if (startedAt === null) lacks.push({ is: 'startedAt', level: 'block' });
  if (endedAt === null) lacks.push({ is: 'endedAt', level: 'block' });
  if (startedAt !== null && endedAt !== null && Date.parse(endedAt) < Date.parse(startedAt)) lacks.push({ is: 'endBeforeStart', level: 'block' });
  if (template?.needsCustodian && !readCustodian(valueOf(transcript, 'custodian'))) lacks.push({ is: 'custodian', level: 'block' });
  if (team.length + present.length === 0) lacks.push({ is: 'people', level: 'block' });
  for (const document of coveredBy(documents, transcript)) {
    const paths = isWithdrawn(document) ? [] : conflictsOf(document).filter((path) => path !== 'inputs');
    if (paths.length > 0) lacks.push({ is: 'conflict', level: 'block', kind: document.kind, id: document.id });
    if (parentWithdrawn(documents, document)) lacks.push({ is: 'parentWithdrawn', level: 'block', kind: document.kind, id: document.id });
  }
  const blanks = text.match(/_{4,}/g)?.length ?? 0;
  if (blanks > 0) lacks.push({ is: 'blanks', level: 'wait', count: blanks });
  const changes = disagreements(documents, transcript);
  if (changes.length > 0) lacks.push({ is: 'disagrees', level: 'wait', count: changes.length });
  return lacks;
}

function disagreements(documents: ReadonlyMap<string, FoldedDocument>, transcript: FoldedDocument): InputChange[] {
  const template = findTemplate(textOf(transcript, 'template'));
  const kept = readInputs(valueOf(transcript, 'inputs'));
  if (!template || !kept || transcript.action === null) return [];
  return inputChanges(kept, template.generate({ documents: new Map(documents), action: transcript.action, transcript: transcript.id }).inputs);
}
