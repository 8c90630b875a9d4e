import type { Failure } from '#shared/desktop/answer.ts';

/** An error with a code that the renderer may act on. */
export class DesktopError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Codes of the system are translated, because the renderer must not have to know errno names. */
const SYSTEM_CODES: Record<string, string> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'disk-refused',
  EROFS: 'disk-refused',
};

export function failureOf(error: unknown): Failure {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const word = typeof code === 'string' ? (SYSTEM_CODES[code] ?? code) : 'internal';
  return { code: /^[a-z][a-z-]*$/.test(word) ? word : 'internal', message: String(message ?? error) };
}
