import { expect, it } from 'vitest';
import type { Moment } from '@/domain/journal';
import { aCreate, aPhoto, appendsIn, TabletDisk } from '@tests/builders/tabletStores';

const at = (minute: number, offMs = 0): Moment => ({ wall: new Date(Date.UTC(2026, 2, 2, 1, minute) + offMs).toISOString(), monoMs: minute * 60_000, session: 's', server: '2026-03-02T01:00:00.000Z' });
const place = { lat: 39.47, lon: 75.99, accuracyM: 4, reading: 'r68', takenAt: '2026-03-02T01:00:00.000Z' } as const;

it('[E5] a photo of this tablet is told with its place and with what speaks against its clock; another tablet’s is not', async () => {
  const stores = await new TabletDisk().open();
  let now = at(0);
  const queue = appendsIn(stores, { tools: { moment: () => now } });
  await queue.append([aCreate('truck')]);
  const [sound, doubtful] = [await aPhoto('truck', 'first'), await aPhoto('truck', 'second')];
  now = at(1);
  const first = await queue.append([{ ...sound.act, place }], [sound.file]);
  now = at(2, 86_400_000);
  const second = await queue.append([doubtful.act], [doubtful.file]);
  if (!first.ok || !second.ok) throw new Error('not recorded');
  const look = (entry: string | undefined, sha256: string) => stores.captureOf({ entry: entry ?? '', sha256 });
  expect(await look(first.entries[0], sound.file.note.sha256)).toEqual({ place, doubts: [] });
  expect(await look(second.entries[0], doubtful.file.note.sha256)).toMatchObject({ place: null, doubts: [{ is: 'jump', byMs: 86_400_000 }] });
  expect(await look('another', sound.file.note.sha256)).toBeNull();
});

it('[B7] what a copy was made of and how stands in its entry, and comes back with its document', async () => {
  const stores = await new TabletDisk().open();
  const queue = appendsIn(stores);
  await queue.append([aCreate('truck')]);
  const { act, file } = await aPhoto('truck', 'copy');
  const note = { ...file.note, origin: 'made', copy: { of: 'a'.repeat(64), did: ['block', 'of a newer version'] } } as const;
  const kept = await queue.append([{ ...act, op: 'attach', change: { files: [note] } }], [{ ...file, note }]);
  expect(kept.ok).toBe(true);
  const [row] = await stores.db.files.toArray();
  expect(row?.sha256).toBe(note.sha256);
  expect(row).not.toHaveProperty('copy');
  const state = await stores.states.load(act.case, true);
  expect([...state.top.values()].flatMap(({ files }) => files).find(({ sha256 }) => sha256 === note.sha256)?.copy).toEqual(note.copy);
});
