import { templateKey, type TranscriptTemplate } from '../template';
import { enforcement } from './enforcement';
import { impoundment } from './impoundment';

/** Every version of every template ever released, newest version of each last. A new one is a file, a line here, a golden file. */
export const templates: readonly TranscriptTemplate[] = [impoundment, enforcement];

/** The template that a transcript was made by; null for one of a newer version: its text is shown, not made again. */
export const findTemplate = (key: string | null): TranscriptTemplate | null => templates.find((template) => templateKey(template) === key) ?? null;

/** The template to begin with for a kind of action. */
export const templateFor = (kind: string | null): TranscriptTemplate => templates.filter(({ actions }) => kind !== null && actions.includes(kind)).at(-1) ?? enforcement;
