import { createHash, randomBytes } from 'node:crypto';
import type { TabletWriter } from './tabletWriter';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Of a JPEG: its mark, and a header that says 1600 × 1200. */
const BEGINNING = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108' + '04b0' + '0640' + '03012200021101031101', 'hex');

/** Bytes that begin like a JPEG and are of no use otherwise; random, so that nothing on the way can shrink them. */
export const photoBytes = (size: number): Buffer => Buffer.concat([BEGINNING, randomBytes(size)]).subarray(0, size);

export interface UploadClaims {
  readonly sha256: string;
  readonly writer: string;
  readonly case: string;
  readonly entry: string;
  readonly mime: string;
}

const tus = { 'tus-resumable': '1.0.0', 'x-fieldwrit': '1' };

/** One file on its way by the tus protocol, a request at a time, so that a test can stop anywhere. */
export class TabletUpload {
  private constructor(
    private readonly tablet: TabletWriter,
    readonly path: string,
    private readonly bytes: Buffer,
  ) {}

  static create(tablet: TabletWriter, bytes: Buffer, claims: UploadClaims): Promise<Response> {
    const metadata = Object.entries(claims).map(([key, value]) => `${key} ${Buffer.from(value, 'utf8').toString('base64')}`).join(',');
    return tablet.browser.send('POST', '/api/files', undefined, { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata });
  }

  /** Creation and all bytes in one request; `length` is what it says of them. */
  static whole(tablet: TabletWriter, bytes: Buffer, claims: UploadClaims, length = bytes.length): Promise<Response> {
    const metadata = Object.entries(claims).map(([key, value]) => `${key} ${Buffer.from(value, 'utf8').toString('base64')}`).join(',');
    return tablet.browser.send('POST', '/api/files', bytes, { ...tus, 'upload-length': String(length), 'upload-metadata': metadata, 'content-type': 'application/offset+octet-stream' });
  }

  static async begin(tablet: TabletWriter, bytes: Buffer, claims: UploadClaims): Promise<TabletUpload> {
    const reply = await TabletUpload.create(tablet, bytes, claims);
    const path = reply.headers.get('location');
    if (reply.status !== 201 || path === null) throw new Error(`no upload: ${reply.status} ${await reply.text()}`);
    return new TabletUpload(tablet, path, bytes);
  }

  /** Sends from an offset, at most `size` bytes. */
  send(offset: number, size = this.bytes.length): Promise<Response> {
    const part = this.bytes.subarray(offset, offset + size);
    return this.tablet.browser.send('PATCH', this.path, part, { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' });
  }

  ask(from = this.tablet.browser): Promise<Response> {
    return from.send('HEAD', this.path, undefined, tus);
  }

  /** Where the court's bytes end. */
  async offset(): Promise<number> {
    return Number((await this.ask()).headers.get('upload-offset'));
  }
}
