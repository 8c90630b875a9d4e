export class JournalError extends Error {
  readonly code: 'lease-lost' | 'not-in-sequence' | 'malformed';
  constructor(code: JournalError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
