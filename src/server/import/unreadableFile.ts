import type { FaultReason } from './importFault';

/** A file of which not a single row can be read. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  constructor(
    readonly reason: Extract<FaultReason, 'unreadableFile' | 'unknownFormat' | 'emptyFile' | 'jsonShape'>,
    readonly why = '',
  ) {
    super(why === '' ? reason : `${reason}: ${why}`);
  }
}
