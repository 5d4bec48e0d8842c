import type { Transport } from '@/sync/ports';
import { FILES_CHECK_PATH, filesCheckReply } from '@/wire/files';
import { HEARTBEAT_PATH, heartbeatReply } from '@/wire/heartbeat';
import { HEADS_PATH, headsReply, PAGES_PATH, pagesReply } from '@/wire/pull';
import { PUSH_PATH, pushReply } from '@/wire/push';
import { httpRequest } from './httpRequest';
import { uploadFile } from './uploadFile';

const post = { method: 'POST', gzipAbove: 1_024 } as const;
/** A line of 1 KB/s carries the smallest push in about a minute; more patience would only hide that nothing moves. */
const SLOW_MS = 120_000;

/** The engine's messages as requests to the gateway of this origin. */
export function createHttpTransport(): Transport {
  return {
    push: (body) => httpRequest({ ...post, path: PUSH_PATH, body, reply: pushReply, timeoutMs: SLOW_MS }),
    heads: (body) => httpRequest({ ...post, path: HEADS_PATH, body, reply: headsReply, timeoutMs: 30_000 }),
    pages: (body) => httpRequest({ ...post, path: PAGES_PATH, body, reply: pagesReply, timeoutMs: SLOW_MS }),
    filesCheck: (body) => httpRequest({ ...post, path: FILES_CHECK_PATH, body, reply: filesCheckReply, timeoutMs: 60_000 }),
    heartbeat: (body) => httpRequest({ ...post, path: HEARTBEAT_PATH, body, reply: heartbeatReply, timeoutMs: 15_000 }),
    upload: uploadFile,
  };
}
