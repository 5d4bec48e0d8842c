import { readFieldAction } from '@/domain/fieldAction';
import type { FoldedDocument, Json } from '@/domain/journal';
import type { TranscriptTemplate } from '@/domain/transcript';
import { cashPresets } from './cashPresets';

/** What a new paper is asked and the action already tells: who of the team asks, records, serves, takes money; the cash that was counted. */
export function presetsOf({ id, fields }: TranscriptTemplate, action: FoldedDocument | null, documents: ReadonlyMap<string, FoldedDocument>): Record<string, Json> {
  const team = action ? readFieldAction(action).team : [];
  const recorders = team.filter(({ duty }) => duty === 'recorder');
  const officers = team.filter(({ duty }) => duty === 'lead' || duty === 'officer');
  const presets: Record<string, Json> = {};
  for (const { key, is } of fields) {
    if (is !== 'team') continue;
    const ids = (key === 'recorders' ? recorders : key === 'askers' ? officers : [...officers, ...recorders]).map((each) => each.id);
    if (ids.length > 0) presets[`field/${key}`] = ids;
  }
  return id === 'payment' && action ? { ...presets, ...cashPresets(documents, action) } : presets;
}
