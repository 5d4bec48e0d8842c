import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server, type ServerOptions, type Upload } from '@tus/server';
import * as z from 'zod/mini';
import { BUNDLE_RESULT_HEADER, BUNDLES_PATH, bundleMetadata, type BundleResult } from '@/wire/bundle';
import type { Session } from '../auth/sessionStore';
import { describeError } from '../describeError';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { StagingStore, stagedFile, stagedId } from '../uploads/stagingStore';
import type { PushLog } from '../usecases/push';
import { receiveBundle } from '../usecases/receiveBundle';

export interface BundleUploads {
  /** Answers one request of the tus protocol. */
  readonly handle: (session: Session, request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** For an upload of this session whose bytes are all here, but which has no result yet: takes it now. Null when there is none such. */
  readonly finishWhole: (session: Session, id: string) => Promise<{ readonly size: number; readonly result: BundleResult } | null>;
}

/** Far above what a tablet holds. */
const MOST_BYTES = 64 * 1024 ** 3;
const OPEN_UPLOADS = 2;

type TusRequest = Parameters<NonNullable<ServerOptions['onIncomingRequest']>>[0];
const stagedMetadata = z.extend(bundleMetadata, { court: z.string(), officer: z.string() });

/** Bundles that a tablet brings for others, resumable like photos (X2). */
export function bundleUploads(gateway: Gateway, log: PushLog, report: (error: unknown) => void): BundleUploads {
  const store = new StagingStore({ directory: gateway.dataFolder.staging });
  const sessions = new WeakMap<object, Session>();
  const finishing = new Map<string, Promise<BundleResult>>();

  const sessionOf = (request: TusRequest): Session => {
    const incoming = request.runtime?.node?.req;
    const session = incoming && sessions.get(incoming);
    if (!session) throw new GatewayError('signInNeeded', 'There is no session, or it has ended.');
    return session;
  };
  const finish = async (upload: Upload): Promise<BundleResult> => {
    const { court, writer, sha256 } = stagedMetadata.parse(upload.metadata);
    const result = await receiveBundle(gateway, { court, writer, sha256, path: upload.storage?.path ?? '' }, log).catch(async (error: unknown) => {
      // It came otherwise than it was sent, and begins anew.
      if (error instanceof GatewayError) await store.remove(upload.id);
      throw error;
    });
    // What was refused lies aside; only its description is still here.
    if (result.ok) await store.remove(upload.id);
    else await store.configstore.delete(upload.id);
    return result;
  };
  /** Two requests that find the same upload whole get the same result. */
  const finishOnce = (upload: Upload): Promise<BundleResult> => {
    const known = finishing.get(upload.id);
    if (known) return known;
    const result = finish(upload).finally(() => finishing.delete(upload.id));
    finishing.set(upload.id, result);
    return result;
  };
  const ownUpload = async (session: Session, id: string): Promise<Upload> => {
    const upload = await store.getUpload(id);
    const metadata = stagedMetadata.safeParse(upload.metadata);
    if (!metadata.success || metadata.data.court !== session.courtId || metadata.data.officer !== session.officerId) throw new GatewayError('notFound', 'There is no such upload.');
    return upload;
  };

  const server = new Server({
    path: BUNDLES_PATH,
    datastore: store,
    relativeLocation: true,
    maxSize: MOST_BYTES,
    namingFunction: (_request, metadata) => stagedId(stagedFile('bundle', metadata?.['writer'] ?? '', metadata?.['sha256'] ?? '')),
    allowedOrigins: () => false,
    async onIncomingRequest(request, id) {
      const session = sessionOf(request);
      if (request.method !== 'POST') await ownUpload(session, id);
    },
    async onUploadCreate(request, upload) {
      const session = sessionOf(request);
      const metadata = bundleMetadata.safeParse(upload.metadata);
      if (!metadata.success || upload.size === undefined) throw new GatewayError('badRequest', 'A bundle names its length, and sha256 and the carrying writer in its metadata.');
      await store.keepNewest(stagedFile('bundle', metadata.data.writer, metadata.data.sha256), OPEN_UPLOADS - 1);
      return { metadata: { ...metadata.data, court: session.courtId, officer: session.officerId } };
    },
    async onUploadFinish(_request, upload) {
      return { headers: { [BUNDLE_RESULT_HEADER]: JSON.stringify(await finishOnce(upload)) } };
    },
    onResponseError(_request, error) {
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
      return { size: upload.size, result: await finishOnce(upload) };
    },
  };
}
