// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { photosOf } from '@/features/camera/photosOf';
import { useShots } from '@/features/camera/useShots';
import { useShutter } from '@/features/camera/useShutter';
import type { RecordResult } from '@/ports/workspace';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { withWorkspace } from '@tests/doubles/withWorkspace';

const jpeg = (text: string) => new Blob([text], { type: 'image/jpeg' });

async function aCamera() {
  const memory = memoryWorkspace({ now: () => '2024-08-17T01:52:00.000Z' });
  await memory.workspace.record([{ case: 'c', action: 'a', document: { kind: 'item', id: 'i' }, op: 'create', change: { set: { label: 'A1' } } }]);
  const place = { lat: 39.47, lon: 75.99, accuracyM: 4, reading: 'r68', takenAt: '2024-08-17T01:51:58.000Z' } as const;
  const { result: shots } = await withWorkspace(memory.workspace, () => useShots(() => ({ case: 'c', action: 'a', item: 'i' }), () => place));
  return { memory, shots, place, live: await memory.workspace.openCase('c') };
}

describe('a photo', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is announced with its hash, time and place, and its bytes are stored in the same transaction', async () => {
    const { memory, shots, place, live } = await aCamera();
    expect(await shots.keepLive(jpeg('photo'))).toBe(true);
    const act = memory.entries.at(-1);
    expect(act).toMatchObject({ op: 'attach', place, document: { kind: 'item', id: 'i' } });
    const [photo] = photosOf(live.documents.values(), 'a');
    expect(photo?.of).toBe('A1');
    expect(await memory.files.get(photo?.tag.sha256 ?? '')?.text()).toBe('photo');
  });

  it('does not count as saved before the tablet said so', async () => {
    const { memory, shots } = await aCamera();
    let confirm: (result: RecordResult) => void = () => undefined;
    vi.spyOn(memory.workspace, 'record').mockReturnValue(new Promise((done) => (confirm = done)));
    const keeping = shots.keepLive(jpeg('photo'));
    await vi.waitFor(() => expect(shots.waiting.value).toBe(1));
    expect(shots.saved.value).toBe(0);
    expect(shots.last.value).toBeNull();
    confirm({ ok: true, entries: ['e'] });
    await keeping;
    expect(shots.saved.value).toBe(1);
  });

  it('that could not be stored is told as failed, never as saved', async () => {
    const { memory, shots } = await aCamera();
    memory.control.refuse = 'storageFull';
    expect(await shots.keepLive(jpeg('photo'))).toBe(false);
    expect([shots.saved.value, shots.failed.value]).toEqual([0, 1]);
  });

  it('is not taken from a file that is no image, whatever its name says', async () => {
    const { memory, shots } = await aCamera();
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('no', 'InvalidStateError')));
    await shots.keepFiles([new File(['MZ'], '照片.jpg', { type: 'image/jpeg' })]);
    expect(shots.problem.value).toEqual({ is: 'notAnImage', name: '照片.jpg' });
    expect(memory.entries.some(({ op }) => op === 'attach')).toBe(false);
  });

  it('from the album is marked as imported, with the file’s own time and no place', async () => {
    const { memory, shots } = await aCamera();
    vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width: 4, height: 3, close: () => undefined }));
    await shots.keepFiles([new File(['x'], 'a.jpg', { type: 'image/jpeg', lastModified: Date.parse('2024-08-16T10:00:00Z') })]);
    expect(memory.entries.at(-1)).toMatchObject({ place: null, change: { files: [{ origin: 'imported', name: 'a.jpg', takenAt: '2024-08-16T10:00:00.000Z' }] } });
  });
});

describe('the shutter', () => {
  afterEach(() => void vi.useRealTimers());
  it('loses no tap while the camera is busy', async () => {
    vi.useFakeTimers();
    let taken = 0;
    const slow = () => new Promise<void>((done) => setTimeout(() => ((taken += 1), done()), 900));
    const { result: shutter } = await withWorkspace(memoryWorkspace().workspace, () => useShutter(slow));
    for (let tap = 0; tap < 3; tap += 1) {
      shutter.press();
      await vi.advanceTimersByTimeAsync(100);
      shutter.release();
    }
    await vi.advanceTimersByTimeAsync(5_000);
    expect(taken).toBe(3);
  });
  it('takes one photo by a tap and goes on while it is held', async () => {
    vi.useFakeTimers();
    const { workspace } = memoryWorkspace();
    let taken = 0;
    const { result: shutter } = await withWorkspace(workspace, () => useShutter(async () => void (taken += 1)));
    shutter.press();
    shutter.release();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(taken).toBe(1);
    shutter.press();
    await vi.advanceTimersByTimeAsync(1_000);
    shutter.release();
    const held = taken;
    expect(held).toBeGreaterThan(3);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(taken).toBe(held);
  });
});
