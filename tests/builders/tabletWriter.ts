import { webcrypto } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { sealEntry, type ChainHead, type DocumentRef, type EntryBody, type FileNote, type Json, type Op, type SealedEntry } from '@/domain/journal';
import { enrolReply, type EnrolReply, type EnrolRequest } from '@/wire/enrol';
import { pushReply, type PushReply } from '@/wire/push';
import type { TestBrowser } from '@tests/server/testBrowser';

/** What a test says of an act; the rest is filled in as a tablet does. */
export type Draft = (Op | { readonly op: string; readonly change: Json }) & {
  readonly case: string;
  readonly document: DocumentRef;
  readonly id?: string;
  readonly scope?: number;
  readonly files?: readonly string[];
};

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A tablet as the court sees it: a real key, a real certificate, and a real signed journal by the app's own code. */
export class TabletWriter {
  /** The end of the journal as written, whatever was sent of it. */
  head: ChainHead | null = null;
  /** Everything that was written, in order. */
  readonly journal: SealedEntry[] = [];

  private constructor(
    public browser: TestBrowser,
    readonly request: EnrolRequest,
    public enrolled: EnrolReply,
    readonly key: webcrypto.CryptoKey,
  ) {}

  /** Signs in and enrols a new tablet. */
  static async enrol(browser: TestBrowser, officer: { readonly account: string; readonly password: string }, device: string = uuidv7(), more: Pick<EnrolRequest, 'letter' | 'replaces'> = {}): Promise<TabletWriter> {
    const signedIn = await browser.signIn(officer.account, officer.password);
    if (!signedIn.ok) throw new Error(`sign-in: ${signedIn.status} ${await signedIn.text()}`);
    const pair = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const { x = '', y = '' } = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
    const request: EnrolRequest = { writer: uuidv7(), device, publicKey: { kty: 'EC', crv: 'P-256', x, y }, ...more };
    const reply = await browser.post('/api/writers', request);
    return new TabletWriter(browser, request, enrolReply.parse(await reply.json()), pair.privateKey);
  }

  /** Asks for the same enrolment once more, maybe of a court that was restored: the same ids and key. */
  async enrolAgain(browser = this.browser): Promise<EnrolReply> {
    this.browser = browser;
    this.enrolled = enrolReply.parse(await (await browser.post('/api/writers', this.request)).json());
    return this.enrolled;
  }

  get id(): string {
    return this.enrolled.writer;
  }

  /** Appends one transaction to the journal; its last entry is signed unless `signed` is false. */
  async write(drafts: readonly Draft[], { signed = true }: { readonly signed?: boolean } = {}): Promise<SealedEntry[]> {
    const entries = drafts.map((draft) => this.seal(this.body(draft)));
    const last = entries.at(-1);
    if (signed && last) entries[entries.length - 1] = { ...last, sig: await this.sign(last.header) };
    this.journal.push(...entries);
    return entries;
  }

  /** Chains a body as it is given. */
  seal(body: EntryBody): SealedEntry {
    const { entry, hash } = sealEntry({ court: this.enrolled.court, writer: this.id, seq: (this.head?.seq ?? 0) + 1, prev: this.head?.hash ?? null }, body, randomSalt());
    this.head = { seq: (this.head?.seq ?? 0) + 1, hash };
    return entry;
  }

  body({ op, change, files, scope = 1, id = uuidv7(), ...draft }: Draft): EntryBody {
    const announced = files ?? (op === 'attach' ? (change as { files: FileNote[] }).files.map(({ sha256 }) => sha256) : []);
    const at = { wall: '2026-03-02T01:00:00.000Z', monoMs: 1_000, session: this.id, server: null };
    return { id, actor: this.enrolled.officer, at, place: null, case: draft.case, action: null, document: draft.document, op, change: change as Json, files: announced, app: '0.1.0', scope };
  }

  async sign(header: string): Promise<string> {
    return Buffer.from(await webcrypto.subtle.sign(algorithm, this.key, Buffer.from(header, 'utf8'))).toString('base64url');
  }

  async push(entries: readonly unknown[]): Promise<PushReply> {
    const reply = await this.browser.post('/api/push', { writer: this.id, entries });
    if (reply.status !== 200) throw new Error(`push: ${reply.status} ${await reply.text()}`);
    return pushReply.parse(await reply.json());
  }

  async record(...drafts: readonly Draft[]): Promise<PushReply> {
    return this.push(await this.write(drafts));
  }
}

export function randomSalt(): string {
  return Buffer.from(webcrypto.getRandomValues(new Uint8Array(16))).toString('hex');
}
