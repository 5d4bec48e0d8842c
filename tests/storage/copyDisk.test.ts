import { describe, it } from 'vitest';
import { MemoryCopyDisk } from '@tests/doubles/memoryCopyDisk';
import { copyDiskContract } from './copyDisk.contract';

/** The same clauses run on the real worker in tests/e2e/secondCopy.spec.ts. */
describe('[D2] the disk of the second copy, as the double has it', () => {
  it.each(copyDiskContract.map(({ title, run }) => [title, run] as const))('%s', async (_, run) => {
    await run(new MemoryCopyDisk());
  });
});
