import { wireErrors, type WireError, type WireErrorCode } from '@/wire/error';

/** A failure that the caller is told about in the words of the wire. Anything else that is thrown is a bug. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  constructor(
    readonly code: WireErrorCode,
    message: string,
    readonly retryAfterS?: number,
  ) {
    super(message);
  }

  get statusCode(): number {
    return wireErrors[this.code].status;
  }

  toWire(): WireError {
    return {
      error: this.code,
      action: wireErrors[this.code].action,
      message: this.message,
      ...(this.retryAfterS === undefined ? {} : { retryAfterS: this.retryAfterS }),
    };
  }
}
