import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server, type ServerOptions } from '@tus/server';
import type { Upload } from '@tus/server';
import * as z from 'zod/mini';
import { limits } from '@/domain/journal';
import { RECEIPT_HEADER, UPLOAD_PATH, uploadMetadata } from '@/wire/files';
import type { Session } from '../auth/sessionStore';
import type { Blobs } from '../blobs/folderBlobs';
import { describeError } from '../describeError';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { announcedFile, expectOwnWriter } from '../usecases/announcedFile';
import { receiveFile } from '../usecases/receiveFile';
import { stagedFile, stagedId, StagingStore } from './stagingStore';

export interface TusUploads {
  /** Answers one request of the tus protocol. */
  readonly handle: (session: Session, request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /**
   * For an upload of this session whose bytes are all here but which has no receipt yet, because the gateway stopped or its disk
   * was full: takes it now. Null when there is nothing of the kind.
   */
  readonly finishWhole: (session: Session, id: string) => Promise<{ readonly size: number; readonly receipt: string } | null>;
}

/** Open uploads of one announced file: two tabs may send it at once, more is a loop. */
const OPEN_UPLOADS = 3;

type TusRequest = Parameters<NonNullable<ServerOptions['onIncomingRequest']>>[0];
/** What is kept beside a staged upload: its own words, and whose it is. */
const stagedMetadata = z.extend(uploadMetadata, { court: z.string(), officer: z.string() });

export function tusUploads(gateway: Gateway, blobs: Blobs, report: (error: unknown) => void): TusUploads {
  const store = new StagingStore({ directory: gateway.dataFolder.staging });
  const sessions = new WeakMap<object, Session>();
  const finishing = new Map<string, Promise<string>>();

  const sessionOf = (request: TusRequest): Session => {
    const incoming = request.runtime?.node?.req;
    const session = incoming && sessions.get(incoming);
    if (!session) throw new GatewayError('signInNeeded', 'There is no session, or it has ended.');
    return session;
  };
  const finish = async (upload: Upload): Promise<string> => {
    const { court, writer, entry, sha256, mime } = stagedMetadata.parse(upload.metadata);
    const path = upload.storage?.path ?? store.directory;
    const jws = await receiveFile(gateway, blobs, { court, writer, entry, sha256, mime, path }).catch(async (error: unknown) => {
      // The bytes went aside; without their description the upload is unknown and begins anew.
      if (error instanceof GatewayError && (error.code === 'hashMismatch' || error.code === 'notAnImage')) await store.configstore.delete(upload.id);
      throw error;
    });
    await store.remove(upload.id);
    return jws;
  };
  /** Two requests that find the same upload whole get the same receipt. */
  const finishOnce = (upload: Upload): Promise<string> => {
    const known = finishing.get(upload.id);
    if (known) return known;
    const receipt = finish(upload).finally(() => finishing.delete(upload.id));
    finishing.set(upload.id, receipt);
    return receipt;
  };
  const ownUpload = async (session: Session, id: string): Promise<Upload> => {
    const upload = await store.getUpload(id);
    const { court, officer } = stagedMetadata.parse(upload.metadata);
    if (court !== session.courtId || officer !== session.officerId) throw new GatewayError('notFound', 'There is no such upload.');
    return upload;
  };

  const server = new Server({
    path: UPLOAD_PATH,
    datastore: store,
    relativeLocation: true,
    maxSize: limits.fileBytes,
    namingFunction: (_request, metadata) => stagedId(stagedFile(metadata?.['writer'] ?? '', metadata?.['entry'] ?? '', metadata?.['sha256'] ?? '')),
    // Only pages of this origin upload: nothing is said to others.
    allowedOrigins: () => false,
    async onIncomingRequest(request, id) {
      const session = sessionOf(request);
      if (request.method !== 'POST') await ownUpload(session, id);
    },
    async onUploadCreate(request, upload) {
      const session = sessionOf(request);
      const metadata = uploadMetadata.safeParse(upload.metadata);
      if (!metadata.success || upload.size === undefined) throw new GatewayError('badRequest', 'An upload names its length, and sha256, writer, case, entry and mime in its metadata.');
      await expectOwnWriter(gateway.db, session, metadata.data.writer);
      await announcedFile(gateway.db, session.courtId, metadata.data);
      const { writer, entry, sha256 } = metadata.data;
      await store.keepNewest(stagedFile(writer, entry, sha256), OPEN_UPLOADS - 1);
      return { metadata: { ...metadata.data, court: session.courtId, officer: session.officerId } };
    },
    async onUploadFinish(_request, upload) {
      return { headers: { [RECEIPT_HEADER]: await finishOnce(upload) } };
    },
    onResponseError(_request, error) {
      // tus's own refusals carry their status; the rest is told like every error of the gateway.
      if (!(error instanceof Error)) return undefined;
      const described = describeError(error);
      if (described.statusCode >= 500) report(error);
      return { status_code: described.statusCode, body: JSON.stringify(described.toWire()) };
    },
  });

  return {
    async handle(session, request, response) {
      sessions.set(request, session);
      await server.handle(request, response);
    },
    async finishWhole(session, id) {
      const upload = await ownUpload(session, id).catch((error: unknown) => {
        // Unknown to the store: tus itself says so.
        if (error instanceof Error) throw error;
        return null;
      });
      if (upload === null || upload.size === undefined || upload.offset !== upload.size) return null;
      return { size: upload.size, receipt: await finishOnce(upload) };
    },
  };
}
