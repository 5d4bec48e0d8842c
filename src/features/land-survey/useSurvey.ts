import { useI18n } from 'vue-i18n';
import type { Json } from '@/domain/journal';
import { cornerLeaf, type Corner } from '@/domain/land';
import { useLastAct, writing } from '@/features/saving';
import type { ActionTabProps } from '@/ports/action';
import type { Fix } from '@/ports/positioning';
import { useWorkspace, type EntryDraft, type NewFile } from '@/ports/workspace';
import { adding, figures, moving, nextOrder, removing } from './parcelActs';
import type { useFixes } from './useFixes';
import type { useParcels } from './useParcels';

/** From so many raw fixes on, the series is kept as a file beside the corner. */
const SERIES_KEPT_FROM = 5;

/** What a surveyor does: adds, moves and takes out corners, names parcel and drawer. Everything can be undone until it is frozen. */
export function useSurvey(props: ActionTabProps, parcels: ReturnType<typeof useParcels>, fixes: ReturnType<typeof useFixes>) {
  const workspace = useWorkspace();
  const { t } = useI18n();
  const { act, saving } = useLastAct(() => props.live.documents);
  const { parcel, corners, chosenId } = parcels;

  async function addCorner(): Promise<void> {
    const fix = await fixes.fixNow();
    if (!fix) return;
    const { lat, lon, accuracyM, reading, takenAt, source } = fix;
    const corner: Corner = { id: workspace.newId(), order: nextOrder(corners.value), lat, lon, accuracyM, reading, takenAt, source };
    const series = fixes.takeSeries();
    const place = corners.value.length + 1;
    const { acts, files } = await withSeries(addition(corner), corner, series);
    await act(acts, t('land-survey.added', { n: place }), files);
  }

  function addition(corner: Corner): EntryDraft {
    const now = workspace.now();
    if (parcel.value) return adding(parcel.value, corners.value, corner, now);
    const id = workspace.newId();
    chosenId.value = id;
    const set = { drawer: workspace.me.name, drawerRole: t('land-survey.drawer.defaultRole'), [`corner/${corner.id}`]: cornerLeaf(corner), ...figures([corner], now) };
    return { case: props.live.id, action: props.actionId, document: { kind: 'parcel', id }, op: 'create', change: { set } };
  }

  async function withSeries(first: EntryDraft, corner: Corner, series: readonly Fix[]): Promise<{ acts: EntryDraft[]; files: NewFile[] }> {
    if (series.length < SERIES_KEPT_FROM) return { acts: [first], files: [] };
    const trace = { format: 'fieldwrit-fixes', version: 1, corner: corner.id, datum: 'WGS84', fixes: series };
    const bytes = new Blob([JSON.stringify(trace)], { type: 'application/json' });
    const note = await workspace.describe(bytes, { role: 'trace', name: null, origin: 'live', takenAt: corner.takenAt });
    const attach: EntryDraft = { case: first.case, action: first.action, document: first.document, op: 'attach', change: { files: [note] } };
    return { acts: [first, attach], files: [{ note, bytes }] };
  }

  async function remove(id: string, place: number): Promise<void> {
    if (parcel.value) await act([removing(parcel.value, corners.value, id, workspace.now())], t('land-survey.removed', { n: place }));
  }
  async function move(id: string, by: -1 | 1): Promise<void> {
    const moved = parcel.value && moving(parcel.value, corners.value, id, by, workspace.now());
    if (moved) await act([moved], null);
  }
  const write = async (path: string, value: Json, seen: readonly string[]): Promise<boolean> =>
    parcel.value !== null && act([writing(parcel.value, { [path]: value }, { [path]: seen })], null);

  return { addCorner, remove, move, write, saving };
}
