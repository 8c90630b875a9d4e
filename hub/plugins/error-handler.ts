import type { FastifyError, FastifyInstance } from 'fastify';
import type { ErrorCode } from '#shared/error-code.ts';
import type { ErrorAnswer } from '#shared/replication/protocol.ts';
import { HubError } from '../hub-error.ts';

const CODE_OF: Record<number, ErrorCode> = {
  403: 'forbidden',
  404: 'not-found',
  413: 'too-large',
  415: 'wrong-type',
  429: 'too-many-attempts',
};

/** Every answer that is no result is `{ code, message, details? }`; bad input is never a fault of the server. */
export function registerErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, answer } = answerTo(error);
    if (status >= 500) request.log.error(loggable(error), 'request failed');
    const { retryAfterMs } = (answer.details ?? {}) as { retryAfterMs?: number };
    if (retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(retryAfterMs / 1000));
    return reply.code(status).send(answer);
  });
}

function answerTo(error: FastifyError): { status: number; answer: ErrorAnswer } {
  if (error instanceof HubError) {
    const { code, message, details, status } = error;
    return { status, answer: details === undefined ? { code, message } : { code, message, details } };
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return {
      status: error.statusCode,
      answer: { code: CODE_OF[error.statusCode] ?? 'bad-request', message: error.message },
    };
  }
  // SQLSTATE class 22: a value that the database cannot hold, such as text with NUL.
  if (sqlClass(error) === '22')
    return { status: 400, answer: { code: 'bad-request', message: 'a value cannot be stored' } };
  return { status: 500, answer: { code: 'hub-error', message: 'the hub could not do this' } };
}

/** The database layer puts a statement's parameters, people's names among them, into its errors: never into a log. */
function loggable(error: Error): Record<string, unknown> {
  const cause = error.cause instanceof Error ? error.cause : error;
  return { error: cause.message, code: (cause as { code?: unknown }).code, stack: cause.stack };
}

function sqlClass(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code.slice(0, 2);
  }
  return null;
}
