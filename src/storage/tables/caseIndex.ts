import type { Sealing } from '../sealing';
import type { CaseIndexRow, Listed, StoredCaseIndex } from './rows';

const recordOf = (of: string): string => `index/${of}`;

export async function storedIndex(sealing: Sealing, { summary, actions, ...standing }: CaseIndexRow): Promise<StoredCaseIndex> {
  return { ...standing, listed: await sealing.sealText(standing.case, recordOf(standing.case), JSON.stringify({ summary, actions } satisfies Listed)) };
}

export async function openIndex(sealing: Sealing, { listed, ...standing }: StoredCaseIndex): Promise<CaseIndexRow> {
  return { ...standing, ...(JSON.parse(await sealing.openText(recordOf(standing.case), listed)) as Listed) };
}
