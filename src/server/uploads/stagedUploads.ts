import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server, type ServerOptions, type Upload } from '@tus/server';
import * as z from 'zod/mini';
import type { Session } from '../auth/sessionStore';
import { describeError } from '../describeError';
import { GatewayError } from '../gatewayError';
import { StagingStore, stagedFile, stagedId } from './stagingStore';

export interface StagedUploads {
  /** Answers one request of the tus protocol. */
  readonly handle: (session: Session, request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /**
   * For an upload of this session whose bytes are all here but of which nothing was made yet, because the gateway stopped or its disk
   * was full: takes it now. Null when there is nothing of the kind.
   */
  readonly finishWhole: (session: Session, id: string) => Promise<{ readonly size: number; readonly headers: Words } | null>;
}

type Words = Readonly<Record<string, string>>;
/** What an upload may leave out is undefined. */
type Said = Readonly<Record<string, string | undefined>>;

/** What is uploaded, and what is made of it when all of it is here. */
export interface UploadKind<Claims extends Said> {
  readonly path: string;
  readonly maxBytes: number;
  /** Uploads of one thing that may be open at once: two tabs may send it, more is a loop. */
  readonly openAtOnce: number;
  /** What an upload's metadata says, and how that is told to one that does not. */
  readonly claims: z.ZodMiniType<Claims>;
  readonly wanted: string;
  /** Words that tell one thing from another, whoever sends it and however often. */
  readonly nameOf: (claims: Readonly<Record<string, string | null | undefined>>) => readonly string[];
  /** Throws when this session may not bring it. */
  readonly expectAllowed: (session: Session, claims: Claims) => Promise<void>;
  /** Makes of it what it is for; returns the headers that tell so. Sees to it that what is refused is gone from the staging folder, or begins anew. */
  readonly take: (upload: Upload & { readonly path: string }, of: Claims & Owner, store: StagingStore) => Promise<Words>;
}

const owner = z.object({ court: z.string(), officer: z.string() });
type Owner = z.infer<typeof owner>;
type TusRequest = Parameters<NonNullable<ServerOptions['onIncomingRequest']>>[0];

/** Resumable uploads into the staging folder, each the business of the officer alone who began it. */
export function stagedUploads<Claims extends Said>(directory: string, kind: UploadKind<Claims>, report: (error: unknown) => void): StagedUploads {
  const store = new StagingStore({ directory });
  const sessions = new WeakMap<object, Session>();
  const finishing = new Map<string, Promise<Words>>();

  const sessionOf = (request: TusRequest): Session => {
    const incoming = request.runtime?.node?.req;
    const session = incoming && sessions.get(incoming);
    if (!session) throw new GatewayError('signInNeeded', 'There is no session, or it has ended.');
    return session;
  };
  /** Beside a staged upload lie its own words, and whose it is; those of another kind are no upload here. */
  const claimsOf = ({ metadata }: Upload): Claims & Owner => {
    const [claims, of] = [z.safeParse(kind.claims, metadata), z.safeParse(owner, metadata)];
    if (!claims.success || !of.success) throw new GatewayError('notFound', 'There is no such upload.');
    return { ...claims.data, ...of.data };
  };
  const ownUpload = async (session: Session, id: string): Promise<Upload> => {
    const upload = await store.getUpload(id);
    const { court, officer } = claimsOf(upload);
    if (court !== session.courtId || officer !== session.officerId) throw new GatewayError('notFound', 'There is no such upload.');
    return upload;
  };
  const finish = async (upload: Upload): Promise<Words> => kind.take(Object.assign(upload, { path: upload.storage?.path ?? directory }), claimsOf(upload), store);
  /** Two requests that find the same upload whole are answered alike. */
  const finishOnce = (upload: Upload): Promise<Words> => {
    const known = finishing.get(upload.id);
    if (known) return known;
    const headers = finish(upload).finally(() => finishing.delete(upload.id));
    finishing.set(upload.id, headers);
    return headers;
  };

  const server = new Server({
    path: kind.path,
    datastore: store,
    relativeLocation: true,
    maxSize: kind.maxBytes,
    namingFunction: (_request, metadata) => stagedId(stagedFile(...kind.nameOf(metadata ?? {}))),
    // Only pages of this origin upload: nothing is said to others.
    allowedOrigins: () => false,
    async onIncomingRequest(request, id) {
      const session = sessionOf(request);
      if (request.method !== 'POST') await ownUpload(session, id);
    },
    async onUploadCreate(request, upload) {
      const session = sessionOf(request);
      const claims = z.safeParse(kind.claims, upload.metadata);
      if (!claims.success || upload.size === undefined) throw new GatewayError('badRequest', kind.wanted);
      await kind.expectAllowed(session, claims.data);
      await store.keepNewest(stagedFile(...kind.nameOf(claims.data)), kind.openAtOnce - 1);
      const said = Object.fromEntries(Object.entries(claims.data).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
      return { metadata: { ...said, court: session.courtId, officer: session.officerId } };
    },
    async onUploadFinish(_request, upload) {
      return { headers: { ...(await finishOnce(upload)) } };
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
      return { size: upload.size, headers: await finishOnce(upload) };
    },
  };
}
