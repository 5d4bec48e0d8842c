import { describe, expect, it } from 'vitest';
import { askForHeads } from '@/sync/askForNews';
import type { SyncPorts } from '@/sync/ports';
import type { HeadsRequest } from '@/wire/pull';

type Ports = Parameters<typeof askForHeads>[0];

/** What is asked by a tablet whose cases are of one epoch, and whose outcomes were told last by another. */
async function asked(epoch: string | null, outcomesEpoch: string): Promise<HeadsRequest> {
  const requests: HeadsRequest[] = [];
  const ports = {
    journal: { chain: () => Promise.resolve({ writer: 'w', head: null, receiptedTo: 0, outcomesTo: 7, outcomesEpoch }), lastReceipt: () => Promise.resolve(null), differs: () => Promise.resolve(false), outcomes: () => Promise.resolve() },
    pulls: { epoch: () => Promise.resolve(epoch), cursors: () => Promise.resolve([]), left: () => Promise.resolve() },
    transport: { heads: (request: HeadsRequest) => { requests.push(request); return Promise.resolve({ ok: false as const, problem: 'offline' as const, retryAfterMs: null }); } },
  } as unknown as Pick<SyncPorts, 'journal' | 'pulls' | 'transport'> & Ports;
  await askForHeads(ports, 0, (serverTime) => ({ wall: '', serverTime }));
  const [request] = requests;
  if (!request) throw new Error('nothing was asked');
  return request;
}

describe('the question for news', () => {
  it('[G3] goes on with the outcomes where they were told last, also before any case has come, or when none is in reach', async () => {
    expect(await asked(null, 'e1')).toMatchObject({ epoch: 'e1', outcomes: 7, digest: null });
    expect(await asked('e0', 'e1')).toMatchObject({ epoch: 'e1', outcomes: 7, digest: null });
  });

  it('[G6] carries the digest of the cases where they are of the same epoch', async () => {
    expect((await asked('e1', 'e1')).digest).toMatch(/^[0-9a-f]{64}$/);
  });
});
