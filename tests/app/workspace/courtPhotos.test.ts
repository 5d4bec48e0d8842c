import { afterEach, describe, expect, it, vi } from 'vitest';
import { courtFile } from '@/app/workspace/courtFile';
import { createPictures } from '@/app/workspace/pictures';
import { aPhoto, CASE, TabletDisk } from '@tests/builders/tabletStores';

const document = { case: 'case-1', kind: 'item', id: 'i1' } as const;
const answer = (...responses: Response[]) => {
  const fetched = vi.fn<(path: string) => Promise<Response>>(async () => responses.shift() ?? Promise.reject(new TypeError('offline')));
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
afterEach(() => vi.unstubAllGlobals());

describe('a photo that another tablet took', () => {
  it('comes from the court, named by its document and the entry that announced it', async () => {
    const { file } = await aPhoto('i1', 'a photo');
    const fetched = answer(new Response(file.bytes));
    const bytes = await courtFile({ document, tag: { entry: 'e1', sha256: file.note.sha256 } }, 'w1');
    expect(await bytes?.text()).toBe('a photo');
    expect(fetched.mock.calls[0]?.[0]).toBe(`/api/cases/case-1/documents/item/i1/files/e1/${file.note.sha256}?writer=w1`);
  });

  it('is not believed when its bytes are others than announced', async () => {
    const { file } = await aPhoto('i1', 'a photo');
    answer(new Response('another photo'));
    expect(await courtFile({ document, tag: { entry: 'e1', sha256: file.note.sha256 } }, 'w1')).toBeNull();
  });

  it('is not there while the court does not have it, or is not reached', async () => {
    const { file } = await aPhoto('i1', 'a photo');
    const seat = { document, tag: { entry: 'e1', sha256: file.note.sha256 } };
    answer(new Response('{}', { status: 404 }));
    expect(await courtFile(seat, 'w1')).toBeNull();
    expect(await courtFile(seat, 'w1')).toBeNull();
  });

  it('is seen small without a network once it was seen with one; the original is not kept', async () => {
    const stores = await new TabletDisk().open();
    const { file } = await aPhoto('i1', 'a photo');
    const { sha256 } = file.note;
    const court = { isReached: true };
    const pictures = createPictures(stores, { fromCourt: async () => (court.isReached ? file.bytes : null), shrink: async () => new Blob(['small']) });
    court.isReached = false;
    expect(await pictures.thumbnail(sha256)).toBeNull();
    court.isReached = true;
    expect(await (await pictures.thumbnail(sha256))?.text()).toBe('small');
    court.isReached = false;
    expect(await (await pictures.thumbnail(sha256))?.text()).toBe('small');
    expect(await stores.bytes(sha256)).toBeNull();
  });

  it('never holds up a photo of this tablet', async () => {
    const stores = await new TabletDisk().open();
    const { file } = await aPhoto('i1', 'own photo');
    await stores.appendsOf('w').keepBytes([{ sha256: file.note.sha256, of: CASE, bytes: file.bytes }], '2026-03-02T01:00:00.000Z', false);
    const pictures = createPictures(stores, { fromCourt: () => new Promise(() => undefined), shrink: async () => new Blob(['small']) });
    void pictures.thumbnail('f'.repeat(64));
    expect(await (await pictures.thumbnail(file.note.sha256))?.text()).toBe('small');
  });
});
