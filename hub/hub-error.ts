import type { ErrorCode } from '#shared/error-code.ts';

const STATUS: Partial<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'not-found': 404,
  'session-required': 401,
  'wrong-passphrase': 401,
  'wrong-signature': 401,
  'challenge-expired': 401,
  'used-code': 409,
  'expired-code': 410,
  'recovery-missing': 409,
  'too-many-attempts': 429,
  'hub-busy': 429,
  'protocol-too-old': 426,
  'too-large': 413,
  'wrong-type': 422,
  'wrong-hash': 422,
  'hub-error': 500,
};

/** An answer `{ code, message, details? }` in place of a result; the message is for a log, the code for people. */
export class HubError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: unknown;

  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.status = STATUS[code] ?? 403;
    this.details = details;
  }
}
