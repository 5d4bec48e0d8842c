import { newId } from '@/platform/ids';
import type { Me } from '@/ports/workspace';
import type { DeviceRegistry, Stores, WriterCard, WriterRow } from '@/storage';
import type { Sent } from '@/sync/ports';
import { webSuite } from '@/vault/webSuite';
import { ENROL_PATH, enrolReply, type EnrolReply, type EnrolRequest } from '@/wire/enrol';
import { httpRequest, type Reached } from '../sync/httpRequest';
import type { Enrolled } from '../sync/writerSync';

const ask = (body: EnrolRequest): Promise<Reached<EnrolReply>> => httpRequest({ method: 'POST', path: ENROL_PATH, body, reply: enrolReply, timeoutMs: 30_000 });

/**
 * Makes the officer a writer on this tablet: the key is made here and never leaves, the court certifies its public half and tells
 * the tablet's letter and the root to pin.
 */
export async function enrolWriter(stores: Stores, registry: DeviceRegistry, me: Me, app: string, enrolledAt: string): Promise<Reached<WriterRow>> {
  const { publicKey: point, privateBytes: privateKey } = await webSuite.makeKeyPair('sign');
  const publicKey = { kty: 'EC', crv: 'P-256', ...point } as const;
  const device = registry.device(newId).id;
  const reply = await ask({ writer: newId(), device, publicKey, appVersion: app });
  if (!reply.ok) return reply;
  const { writer, court, letter, certificate, root, receiptKeys, former = [] } = reply.value;
  const row: WriterRow = { writer, officer: me.officer, court, device, letter, certificate, root, receiptKeys, ...bundleKeyIn(reply.value), publicKey, privateKey, enrolledAt };
  await stores.enrolWriter(row);
  await stores.recovery.noteFormer(former);
  registry.setLetter(device, letter);
  return { ok: true, value: row };
}

/**
 * Makes a writer of this tablet known to the court, or asks for its certificates of today: asking again is safe. A court that
 * answers with another root than the pinned one is not believed.
 */
export async function enrolCard(stores: Pick<Stores, 'certified'>, card: WriterCard, app: string): Promise<Sent<Enrolled>> {
  const { writer, device, publicKey, letter, replaces } = card;
  const reply = await ask({ writer, device, publicKey, appVersion: app, letter, ...(replaces ? { replaces: replaces.writer } : {}) });
  if (!reply.ok) return reply;
  const { root, certificate, receiptKeys, serverTime } = reply.value;
  if (root.x !== card.root.x || root.y !== card.root.y) return { ok: false, problem: 'unverifiableReceipt', retryAfterMs: null };
  await stores.certified(writer, { certificate, receiptKeys, ...bundleKeyIn(reply.value) });
  return { ok: true, value: { receiptKeys, serverTime } };
}

/** Its certificate says all of it, and is looked into when it is used. */
const bundleKeyIn = ({ bundleKey }: EnrolReply): { readonly bundleKey?: string } => (bundleKey === undefined ? {} : { bundleKey: bundleKey.certificate });
