import type { BundleCounts, BundleRecord, BundleRefusal } from '@/wire/bundle';
import { keepDrafts, MOST_DRAFT_BYTES, type DraftText } from '../bundles/keepDrafts';
import { knownWriter } from '../bundles/knownWriter';
import type { OpenedBundle } from '../bundles/openBundle';
import { takeFile } from '../bundles/takeFile';
import type { PublicJwk } from '../db/tables/writers';
import { takeRun, type PushLog } from './push';
import type { FileParts } from './receiveFile';

export interface BundleSource {
  readonly bundle: OpenedBundle;
  /** The device that brought it; recorded with every entry that comes in by it. */
  readonly carrier: string;
  /** The writer or the user of the machine who brought it. */
  readonly from: string;
}

/**
 * Takes what a bundle holds as if its tablet had sent it: runs like a push, files like uploads (X2); drafts are no records and are kept apart. No session of the officer is needed,
 * since the signatures say whose it is. May be done any number of times, and after any failure.
 */
export async function importBundle(parts: FileParts, { bundle, carrier, from }: BundleSource, log: PushLog): Promise<BundleCounts> {
  const { court } = bundle.header;
  const writers = new Map<string, PublicJwk | null>();
  const counts = { entries: { stored: 0, known: 0 }, files: { stored: 0, known: 0 }, drafts: 0 };
  const drafts: DraftText[] = [];
  let draftBytes = 0;
  const refused = new Map<string, BundleCounts['refused'][number]>();
  const refuse = (writer: string, what: 'entries' | 'files', reason: BundleRefusal, count = 1): void => {
    const key = `${writer} ${what} ${reason}`;
    refused.set(key, { writer, what, reason, count: (refused.get(key)?.count ?? 0) + count });
  };

  async function takeEntries({ writer, entries }: Extract<BundleRecord, { is: 'run' }>): Promise<void> {
    const publicKey = writers.get(writer) ?? null;
    if (publicKey === null) return refuse(writer, 'entries', 'unknownWriter', entries.length);
    const { answers } = await takeRun(parts, { court, writer, publicKey, carrier }, entries, log);
    for (const answer of answers) {
      if (!answer.stored) refuse(writer, 'entries', answer.reason);
      else counts.entries[answer.duplicate ? 'known' : 'stored'] += 1;
    }
  }

  for await (const { record, content } of bundle.records()) {
    switch (record.is) {
      case 'writer':
        writers.set(record.writer, await knownWriter(parts, court, record));
        break;
      case 'run':
        await takeEntries(record);
        break;
      case 'file': {
        const taken = (writers.get(record.writer) ?? null) === null ? ('unknownWriter' as const) : await takeFile(parts, court, record, content);
        if (taken === 'stored' || taken === 'known') counts.files[taken] += 1;
        else refuse(record.writer, 'files', taken);
        break;
      }
      case 'draft':
        counts.drafts += 1;
        draftBytes += record.text.length;
        if (draftBytes <= MOST_DRAFT_BYTES) drafts.push({ key: record.key, text: record.text });
        break;
      case 'end':
        break;
    }
  }
  if (drafts.length > 0) await keepDrafts(parts.dataFolder.drafts, bundle.header, drafts);
  const { entries, files } = counts;
  const object = { carrier, officer: bundle.header.officer, device: bundle.header.device, entries: entries.stored, files: files.stored, known: entries.known + files.known, refused: [...refused.values()].reduce((sum, { count }) => sum + count, 0) };
  await parts.audit.write({ what: 'bundle', court, who: null, from, object, outcome: refused.size === 0 ? 'taken' : 'partly' });
  return { ...counts, refused: [...refused.values()] };
}
