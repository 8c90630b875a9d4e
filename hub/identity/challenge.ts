import { createHmac, timingSafeEqual } from 'node:crypto';
import { fromBase64url, randomBytes, toBase64url } from '#shared/crypto/bytes.ts';
import { HubError } from '../hub-error.ts';
import type { Identity } from './identity.ts';

const VALID_MS = 2 * 60_000;

/** `<ms>.<random>.<HMAC>`: the hub knows its own challenges without keeping them. */
export function createChallenge({ secrets, now }: Identity): { challenge: string; serverTimeMs: number } {
  const serverTimeMs = now();
  const body = `${serverTimeMs}.${toBase64url(randomBytes(16))}`;
  return { challenge: `${body}.${macOf(secrets.challengeSecret, body)}`, serverTimeMs };
}

/** Throws `challenge-expired` for an old challenge and for one that this hub did not make. */
export function checkChallenge({ secrets, now }: Identity, challenge: string): void {
  const [ms = '', nonce = '', mac = ''] = challenge.split('.');
  const expected = Buffer.from(macOf(secrets.challengeSecret, `${ms}.${nonce}`));
  const given = Buffer.from(mac);
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isOurs || Math.abs(now() - Number(ms)) > VALID_MS)
    throw new HubError('challenge-expired', 'ask for a new challenge');
}

const macOf = (secret: string, body: string): string =>
  createHmac('sha256', fromBase64url(secret)).update(`loket-aduan/challenge/1\n${body}`).digest('base64url');
