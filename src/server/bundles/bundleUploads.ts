import { BUNDLE_RESULT_HEADER, BUNDLES_PATH, bundleMetadata } from '@/wire/bundle';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { stagedUploads, type StagedUploads } from '../uploads/stagedUploads';
import { expectOwnWriter } from '../usecases/announcedFile';
import type { PushLog } from '../usecases/push';
import { receiveBundle } from '../usecases/receiveBundle';

/** Far above what a tablet holds. */
const MOST_BYTES = 64 * 1024 ** 3;

/** Bundles that a tablet brings for others, resumable like photos (X2); the answer to the last byte is what came of it. */
export const bundleUploads = (gateway: Gateway, log: PushLog, report: (error: unknown) => void): StagedUploads =>
  stagedUploads(
    gateway.dataFolder.staging,
    {
      path: BUNDLES_PATH,
      maxBytes: MOST_BYTES,
      openAtOnce: 2,
      claims: bundleMetadata,
      wanted: 'A bundle names its length, and sha256 and the carrying writer in its metadata.',
      nameOf: ({ writer, sha256 }) => ['bundle', writer ?? '', sha256 ?? ''],
      // Who carried it is on record: nobody carries in another's name.
      expectAllowed: (session, { writer }) => expectOwnWriter(gateway.db, session, writer),
      async take({ id, path }, { court, writer, sha256 }, store) {
        const result = await receiveBundle(gateway, { court, writer, sha256, path }, log).catch(async (error: unknown) => {
          // It came otherwise than it was sent, and begins anew.
          if (error instanceof GatewayError) await store.remove(id);
          throw error;
        });
        // What was refused lies aside; only its description is still here.
        if (result.ok) await store.remove(id);
        else await store.configstore.delete(id);
        return { [BUNDLE_RESULT_HEADER]: JSON.stringify(result) };
      },
    },
    report,
  );
