/** Codes of the hub's error answers, `{ code, message, details? }`; the renderer's catalogues hold the words. */
export const ERROR_CODES = [
  'bad-request',
  'not-found',
  'unknown-code',
  'used-code',
  'expired-code',
  'unknown-workstation',
  'workstation-revoked',
  'unknown-staff',
  'wrong-passphrase',
  'too-many-attempts',
  'wrong-signature',
  'challenge-expired',
  'key-revoked',
  'recovery-missing',
  'session-required',
  'forbidden',
  'wrong-origin',
  'protocol-too-old',
  'too-large',
  'wrong-type',
  'wrong-hash',
  'hub-unreachable',
  'hub-busy',
  'hub-error',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Why an entry went to karantina, or was refused outright (`forged`, `altered`). */
export const REJECTION_CODES = [
  'malformed',
  'forged',
  'altered',
  'too-large',
  'unknown-key',
  'key-mismatch',
  'key-revoked',
  'role-not-allowed',
  'out-of-scope',
  'wrong-ticket',
  'bad-data',
  'unknown-place',
  'unknown-unit',
  'no-cleared-staff',
  'duplicate-tracking-id',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];
