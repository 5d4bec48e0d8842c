import { limits } from '@/domain/journal';
import { RECEIPT_HEADER, UPLOAD_PATH, uploadMetadata } from '@/wire/files';
import type { Blobs } from '../blobs/folderBlobs';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { announcedFile, expectOwnWriter } from '../usecases/announcedFile';
import { receiveFile } from '../usecases/receiveFile';
import { stagedUploads, type StagedUploads } from './stagedUploads';

/** What sealing adds at most: a few dozen bytes for every 4 MiB. */
const SEALED_MORE_BYTES = 4_096;

/** Files that entries announced, as tablets send them (B1); the answer to the last byte is the receipt. */
export const tusUploads = (gateway: Gateway, blobs: Blobs, report: (error: unknown) => void): StagedUploads =>
  stagedUploads(
    gateway.dataFolder.staging,
    {
      path: UPLOAD_PATH,
      // Sealed it is a little longer.
      maxBytes: limits.fileBytes + SEALED_MORE_BYTES,
      openAtOnce: 3,
      claims: uploadMetadata,
      wanted: 'An upload names its length, and sha256, writer, case, entry and mime in its metadata.',
      nameOf: ({ writer, entry, sha256 }) => [writer ?? '', entry ?? '', sha256 ?? ''],
      async expectAllowed(session, claims) {
        await expectOwnWriter(gateway.db, session, claims.writer);
        await announcedFile(gateway.db, session.courtId, claims);
      },
      async take({ id, path }, { court, writer, entry, sha256, mime, sealedWith }, store) {
        const jws = await receiveFile(gateway, blobs, { court, writer, entry, sha256, mime, sealedWith, path }).catch(async (error: unknown) => {
          // The bytes went aside; without their description the upload is unknown and begins anew.
          if (error instanceof GatewayError && error.code === 'hashMismatch') await store.configstore.delete(id);
          throw error;
        });
        await store.remove(id);
        return { [RECEIPT_HEADER]: jws };
      },
    },
    report,
  );
