import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnsentFile } from '@/sync/ports';
import { untriedFile, type FileProgress } from '@/sync/state';
import { fileKey, planCheck, planUploads } from '@/sync/uploads';
import { unsentFile } from '@tests/builders/unsentFile';

const plan = (files: readonly UnsentFile[], more: Partial<Parameters<typeof planUploads>[0]> = {}, slots = 100) =>
  planUploads({ files, progress: new Map(), receiptedTo: 1_000, pictured: new Set(), photosHeld: false, nowMs: 0, ...more }, slots).map((file) => file.sha256);
const progressOf = (file: UnsentFile, progress: Partial<FileProgress>) => new Map([[fileKey(file), { ...untriedFile, ...progress }]]);

describe('the order of uploads', () => {
  it('[B2] sends signatures and pages before any photo', () => {
    const files = [unsentFile({ sha256: 'photo', size: 1 }), unsentFile({ sha256: 'signature', role: 'signature', size: 900 }), unsentFile({ sha256: 'snapshot', role: 'snapshot', size: 500 })];
    expect(plan(files)).toEqual(['snapshot', 'signature', 'photo']);
  });

  it('[B2] sends one photo of every truck before the second of any', () => {
    const files = [
      unsentFile({ sha256: 'a1', document: 'a', size: 10 }),
      unsentFile({ sha256: 'a2', document: 'a', size: 20 }),
      unsentFile({ sha256: 'b1', document: 'b', size: 30 }),
      unsentFile({ sha256: 'b2', document: 'b', size: 40 }),
    ];
    expect(plan(files)).toEqual(['a1', 'b1', 'a2', 'b2']);
    expect(plan(files, { pictured: new Set(['a']) })).toEqual(['b1', 'a1', 'a2', 'b2']);
  });

  it('[B2] sends the newest field action first, and what belongs to none last', () => {
    const files = [
      unsentFile({ sha256: 'none', document: 'a', action: null, size: 1 }),
      unsentFile({ sha256: 'old', document: 'b', action: '0190-old', size: 2 }),
      unsentFile({ sha256: 'new', document: 'c', action: '0191-new', size: 3 }),
    ];
    expect(plan(files)).toEqual(['new', 'old', 'none']);
  });

  it('[B2] lets a file wait until the court has its announcing entry', () => {
    expect(plan([unsentFile({ sha256: 'early', seq: 5 }), unsentFile({ sha256: 'late', seq: 6 })], { receiptedTo: 5 })).toEqual(['early']);
  });

  it('[B6] holds photos alone back on a metered line', () => {
    const files = ['photo', 'signature', 'page', 'snapshot', 'trace'].map((role) => unsentFile({ sha256: role, role, size: 1 }));
    expect(plan(files, { photosHeld: true }).sort()).toEqual(['page', 'signature', 'snapshot', 'trace']);
    expect(plan(files, { photosHeld: false })).toContain('photo');
  });

  it('[S3] passes over a file that waits, and sends the others', () => {
    const stuck = unsentFile({ sha256: 'stuck', size: 1 });
    const files = [stuck, unsentFile({ sha256: 'fine', size: 2 })];
    expect(plan(files, { progress: progressOf(stuck, { notBeforeMs: 500, attempts: 3 }) })).toEqual(['fine']);
    expect(plan(files, { progress: progressOf(stuck, { notBeforeMs: 500, attempts: 3 }), nowMs: 500 })).toContain('stuck');
  });

  it('[B3] asks about a doubtful file before it sends it again', () => {
    const doubtful = unsentFile({ sha256: 'doubtful' });
    const progress = progressOf(doubtful, { doubtful: true });
    expect(plan([doubtful], { progress })).toEqual([]);
    expect(planCheck({ files: [doubtful], progress, receiptedTo: 1_000 })).toEqual([doubtful]);
  });

  it('[B1] treats the same bytes of two entries as two files', () => {
    expect(plan([unsentFile({ sha256: 'same', entry: 'e1' }), unsentFile({ sha256: 'same', entry: 'e2' })])).toEqual(['same', 'same']);
  });

  it('[B2] never starts more than there are slots, nothing twice, nothing that is not announced', () => {
    const file = fc.record({ sha256: fc.uuid(), size: fc.nat(), seq: fc.integer({ min: 1, max: 40 }), role: fc.constantFrom('photo', 'signature', 'page'), document: fc.constantFrom('a', 'b', 'c') }).map(unsentFile);
    fc.assert(
      fc.property(fc.uniqueArray(file, { selector: fileKey }), fc.integer({ min: 0, max: 6 }), fc.nat({ max: 40 }), (files, slots, receiptedTo) => {
        const chosen = planUploads({ files, progress: new Map(), receiptedTo, pictured: new Set(), photosHeld: false, nowMs: 0 }, slots);
        const possible = files.filter((one) => one.seq <= receiptedTo).length;
        expect(chosen.length).toBe(Math.min(slots, possible));
        expect(new Set(chosen.map(fileKey)).size).toBe(chosen.length);
        expect(chosen.every((one) => one.seq <= receiptedTo)).toBe(true);
      }),
      { verbose: 1 },
    );
  });
});
