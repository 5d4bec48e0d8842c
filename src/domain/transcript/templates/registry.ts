import { templateKey, type TranscriptTemplate } from '../template';
import { correction } from './correction';
import { custody, liveSealing } from './custody';
import { delivery } from './delivery';
import { enforcement } from './enforcement';
import { eviction } from './eviction';
import { impoundment } from './impoundment';
import { inquiry } from './inquiry';
import { payment } from './payment';
import { record } from './record';
import { search, searchWithQuestions } from './search';
import { seizure } from './seizure';
import { service } from './service';
import { settlement } from './settlement';
import { survey } from './survey';
import { transfer } from './transfer';

/** Every version of every template ever released, newest version of each last. A new one is a file, a line here, a golden file. */
export const templates: readonly TranscriptTemplate[] = [
  impoundment, enforcement, seizure, search, searchWithQuestions, survey, delivery, eviction, record, inquiry, service, payment, settlement, transfer, custody, liveSealing, correction,
];

/** The newest version of each template: what a new paper may be made by. A correction is begun from the paper that it corrects. */
export const offeredTemplates: readonly TranscriptTemplate[] = templates.filter((template) => newestOf(template.id) === template && template !== correction);

/** The template that a transcript was made by; null for one of a newer version: its text is shown, not made again. */
export const findTemplate = (key: string | null): TranscriptTemplate | null => templates.find((template) => templateKey(template) === key) ?? null;

/** The template to begin with for a kind of action. */
export const templateFor = (kind: string | null): TranscriptTemplate => offeredTemplates.filter(({ actions }) => kind !== null && actions.includes(kind)).at(-1) ?? record;

/** A later version of the same template, that an open paper may be written by from now on; null: it is the newest. */
export function newerVersion(template: TranscriptTemplate): TranscriptTemplate | null {
  const newest = newestOf(template.id);
  return newest && newest.version > template.version ? newest : null;
}

function newestOf(id: string): TranscriptTemplate | null {
  return templates.filter((template) => template.id === id).reduce<TranscriptTemplate | null>((newest, each) => (newest === null || each.version > newest.version ? each : newest), null);
}
