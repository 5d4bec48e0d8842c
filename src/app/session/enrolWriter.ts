import { newId } from '@/platform/ids';
import type { Me } from '@/ports/workspace';
import type { DeviceRegistry, Stores, WriterRow } from '@/storage';
import { makeWriterKey } from '@/vault/writerKey';
import { ENROL_PATH, enrolReply, type EnrolReply, type EnrolRequest } from '@/wire/enrol';
import { httpRequest, type Reached } from '../sync/httpRequest';

const ask = (body: EnrolRequest): Promise<Reached<EnrolReply>> => httpRequest({ method: 'POST', path: ENROL_PATH, body, reply: enrolReply, timeoutMs: 30_000 });

/**
 * Makes the officer a writer on this tablet: the key is made here and never leaves, the court certifies its public half and tells
 * the tablet's letter and the root to pin.
 */
export async function enrolWriter(stores: Stores, registry: DeviceRegistry, me: Me, app: string, enrolledAt: string): Promise<Reached<WriterRow>> {
  const key = await makeWriterKey();
  const device = registry.device(newId).id;
  const reply = await ask({ writer: newId(), device, publicKey: key.publicKey, appVersion: app });
  if (!reply.ok) return reply;
  const { writer, court, letter, certificate, root, receiptKeys } = reply.value;
  const row: WriterRow = { writer, officer: me.officer, court, device, letter, certificate, root, receiptKeys, ...bundleKeyIn(reply.value), publicKey: key.publicKey, privateKey: key.privateKey, enrolledAt };
  await stores.enrolWriter(row);
  registry.setLetter(device, letter);
  return { ok: true, value: row };
}

/**
 * The court's certificates of today, kept for the next time. A court that answers with another root than the pinned one is not
 * believed; without an answer there is nothing new.
 */
export async function askForCertificates(stores: Stores, row: WriterRow, app: string): Promise<readonly string[]> {
  const reply = await ask({ writer: row.writer, device: row.device, publicKey: row.publicKey, appVersion: app });
  if (!reply.ok || reply.value.root.x !== row.root.x || reply.value.root.y !== row.root.y) return [];
  const { certificate, receiptKeys } = reply.value;
  await stores.certified(row.writer, { certificate, receiptKeys, ...bundleKeyIn(reply.value) });
  return receiptKeys;
}

/** Its certificate says all of it, and is looked into when it is used. */
const bundleKeyIn = ({ bundleKey }: EnrolReply): { readonly bundleKey?: string } => (bundleKey === undefined ? {} : { bundleKey: bundleKey.certificate });
