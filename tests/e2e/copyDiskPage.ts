import { openCopyFiles } from '@/platform/copyFiles';
import { copyDiskContract } from '@tests/storage/copyDisk.contract';

/** The page of secondCopy.spec.ts: runs the contract on the real worker, each clause with files of its own. */
async function runContract(): Promise<{ readonly title: string; readonly failure: string | null }[]> {
  const results = [];
  for (const [i, { title, run }] of copyDiskContract.entries()) {
    const disk = await openCopyFiles(`officer-${i}`);
    const failure = disk ? await run(disk).then(() => null, String) : 'no disk';
    disk?.close();
    results.push({ title, failure });
  }
  return results;
}

/** Two tabs: what one appends to, the other can read and cannot remove. */
async function twoTabs(): Promise<{ readonly read: string; readonly removed: boolean; readonly after: boolean }> {
  const [mine, other] = await Promise.all([openCopyFiles('two'), openCopyFiles('two')]);
  if (!mine || !other) throw new Error('no disk');
  await mine.append('mine', new TextEncoder().encode('one'));
  const read = new TextDecoder().decode((await other.segments())[0]?.bytes);
  const removed = await other.removeSegment('mine');
  await mine.append('mine', new TextEncoder().encode(' two'));
  mine.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const after = await other.removeSegment('mine');
  other.close();
  return { read, removed, after };
}

Object.assign(globalThis, { runContract, twoTabs });
