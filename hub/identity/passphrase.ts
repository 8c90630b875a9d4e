import { argon2id, argon2Verify } from 'hash-wasm';
import { randomBytes } from '#shared/crypto/bytes.ts';
import type { Database } from '../database/database.ts';
import { HubError } from '../hub-error.ts';
import { lockCredentials, recordFailures } from '../repositories/staff-repository.ts';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, t=2, p=1. The PC's own key slots use more. */
const ARGON2 = { memorySize: 19 * 1024, iterations: 2, parallelism: 1, hashLength: 32 };

const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 30_000;
const MAX_WAIT_MS = 15 * 60_000;

export const passphraseVerifier = (passphrase: string): Promise<string> =>
  argon2id({ ...ARGON2, password: passphrase.normalize('NFC'), salt: randomBytes(16), outputType: 'encoded' });

/** Throws `wrong-passphrase`, or `too-many-attempts` with the wait in `details.retryAfterMs`. Failures are counted durably. */
export async function checkPassphrase(
  database: Database,
  district: string,
  staff: string,
  passphrase: string,
  nowMs: number,
): Promise<void> {
  const failure = await database.within(district, async (tx) => {
    const known = await lockCredentials(tx, district, staff);
    if (!known) return new HubError('unknown-staff', 'this person has no passphrase yet');
    const waitMs = known.lockedUntilMs - nowMs;
    if (waitMs > 0) return new HubError('too-many-attempts', 'wait before the next attempt', { retryAfterMs: waitMs });
    if (await argon2Verify({ password: passphrase.normalize('NFC'), hash: known.verifier })) {
      if (known.failures > 0) await recordFailures(tx, district, staff, 0, 0);
      return null;
    }
    const failures = known.failures + 1;
    const wait = failures < FREE_FAILURES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES), MAX_WAIT_MS);
    await recordFailures(tx, district, staff, failures, nowMs + wait);
    return new HubError('wrong-passphrase', 'the passphrase is wrong', {
      attemptsLeft: Math.max(0, FREE_FAILURES - failures),
    });
  });
  if (failure) throw failure;
}
