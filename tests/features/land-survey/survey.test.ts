// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { numberOf, textOf } from '@/domain/journal';
import { gridStepM } from '@/features/land-survey/gridStep';
import { useFixes } from '@/features/land-survey/useFixes';
import { useParcels } from '@/features/land-survey/useParcels';
import { useSurvey } from '@/features/land-survey/useSurvey';
import type { Fix, Positioning } from '@/ports/positioning';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { withWorkspace } from '@tests/doubles/withWorkspace';
import { aDocument } from '@tests/builders/foldedDocument';
import { parcel } from '../../domain/land/parcel';

const NOW = '2023-06-15T03:20:00.000Z';
const fixAt = (point: { lat: number; lon: number }, takenAt = NOW): Fix => ({ ...point, accuracyM: 3, reading: 'unknown', takenAt, altitudeM: 3200, altitudeAccuracyM: null, speedMps: null, source: 'tablet' });

/** A surveyor on the plateau whose receiver says what the test tells it. */
async function aSurvey(once: Positioning['once'] = () => Promise.resolve({ ok: false, problem: 'timeout' })) {
  let hear: (fix: Fix) => void = () => undefined;
  let watching = 0;
  const positioning: Positioning = {
    once,
    watch(onFix) {
      hear = onFix;
      watching += 1;
      return () => (watching -= 1);
    },
  };
  const memory = memoryWorkspace({ positioning, now: () => NOW });
  memory.pull('c', [aDocument('fieldAction', 'visit', { kind: 'survey', place: { ...parcel[0], accuracyM: 5, reading: 'unknown', takenAt: NOW } }, { case: 'c' })]);
  const live = await memory.workspace.openCase('c');
  const { result, app } = await withWorkspace(memory.workspace, () => {
    const props = { live, actionId: 'visit' };
    const fixes = useFixes();
    const parcels = useParcels(props);
    return { fixes, parcels, survey: useSurvey(props, parcels, fixes) };
  });
  async function walk(points: readonly { lat: number; lon: number }[], fixesEach = 1) {
    for (const point of points) {
      for (let i = 0; i < fixesEach; i += 1) hear(fixAt(point));
      await result.survey.addCorner();
    }
  }
  const document = () => result.parcels.parcel.value;
  return { memory, app, walk, hear: (fix: Fix) => hear(fix), isWatching: () => watching > 0, document, ...result };
}

describe('a parcel measured corner by corner', () => {
  it('gives 4399.6 m² with time, drawer and method on record', async () => {
    const { walk, document, parcels } = await aSurvey();
    await walk(parcel);
    const paper = document();
    if (!paper) throw new Error('no parcel');
    expect(numberOf(paper, 'areaOfRecordM2')?.toFixed(1)).toBe('4399.6');
    expect(numberOf(paper, 'perimeterM')).toBeCloseTo(300, 0);
    expect([textOf(paper, 'drawer'), textOf(paper, 'drawnAt')]).toEqual(['张某', NOW]);
    expect(textOf(paper, 'areaMethod')).toContain('WGS84');
    expect(parcels.corners.value.map(({ source, accuracyM }) => [source, accuracyM])).toEqual(parcel.map(() => ['tablet', 3]));
    expect(parcels.uncertainty.value?.u95M2).toBeGreaterThan(400);
  });

  it('has no area of record while its sides cross; the order puts it right', async () => {
    const [a, b, c, d] = parcel;
    if (!a || !b || !c || !d) throw new Error('corners');
    const { walk, document, parcels, survey } = await aSurvey();
    await walk([a, c, b, d]);
    expect(document() && numberOf(document()!, 'areaOfRecordM2')).toBeNull();
    await survey.move(parcels.corners.value[2]?.id ?? '', -1);
    expect(document() && numberOf(document()!, 'areaOfRecordM2')?.toFixed(1)).toBe('4399.6');
  });

  it('a corner taken out leaves the figures of the rest; it can be put back', async () => {
    const { walk, parcels, survey, memory, document } = await aSurvey();
    await walk(parcel);
    await survey.remove(parcels.corners.value[3]?.id ?? '', 4);
    expect(parcels.corners.value).toHaveLength(3);
    expect(numberOf(document()!, 'areaOfRecordM2')).toBeCloseTo(2200, -1);
    expect(memory.entries.at(-1)?.op).toBe('set');
  });

  it('keeps the raw fixes of a long stay as a file beside the corner', async () => {
    const { walk, document, memory } = await aSurvey();
    await walk(parcel.slice(0, 1), 1);
    expect(document()?.files).toEqual([]);
    await walk(parcel.slice(1, 2), 6);
    const [trace] = document()?.files ?? [];
    expect(trace?.role).toBe('trace');
    const kept = JSON.parse((await memory.files.get(trace?.sha256 ?? '')?.text()) ?? '{}') as { fixes: Fix[] };
    expect(kept.fixes).toHaveLength(6);
  });

  it('never takes a corner from where the tablet was a while ago', async () => {
    const { hear, survey, parcels, fixes } = await aSurvey();
    hear(fixAt(parcel[0]!, '2023-06-15T03:19:00.000Z'));
    await survey.addCorner();
    expect(parcels.corners.value).toEqual([]);
    expect(fixes.problem.value).toBe('timeout');
  });

  it('a corner of a map app, hundreds of metres off, is doubted and kept', async () => {
    const { walk, parcels } = await aSurvey();
    await walk([...parcel.slice(0, 3), { lat: 37.2335, lon: 100.4165 }]);
    expect(parcels.doubted.value.map(({ corner }) => corner.id)).toEqual([parcels.corners.value[3]?.id]);
  });

  it('stops listening when the screen goes', async () => {
    const { app, isWatching } = await aSurvey();
    expect(isWatching()).toBe(true);
    app.unmount();
    expect(isWatching()).toBe(false);
  });
});

it('the grid has round steps, at least 64 px apart', () => {
  expect([0.01, 0.5, 1, 6.4, 64, 100].map(gridStepM)).toEqual([10_000, 200, 100, 10, 1, 1]);
});
