import { readFieldAction } from '@/domain/fieldAction';
import type { FoldedDocument, Json } from '@/domain/journal';
import type { TranscriptTemplate } from '@/domain/transcript';

/** What a new paper is asked and the action already tells: who of the team asks, records, serves, takes money. */
export function presetsOf({ fields }: TranscriptTemplate, action: FoldedDocument | null): Record<string, Json> {
  const team = action ? readFieldAction(action).team : [];
  const recorders = team.filter(({ duty }) => duty === 'recorder');
  const officers = team.filter(({ duty }) => duty === 'lead' || duty === 'officer');
  const presets: Record<string, Json> = {};
  for (const { key, is } of fields) {
    if (is !== 'team') continue;
    const ids = (key === 'recorders' ? recorders : key === 'askers' ? officers : [...officers, ...recorders]).map(({ id }) => id);
    if (ids.length > 0) presets[`field/${key}`] = ids;
  }
  return presets;
}
