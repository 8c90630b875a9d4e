import type { Static, TSchema } from 'typebox';
import { jcs } from '#shared/complaint/entry-bytes.ts';
import type { Sign } from '#shared/crypto/signature.ts';
import {
  ChallengeAnswer,
  SESSION_PROOF_PREFIX,
  SessionAnswer,
  type SessionRequest,
} from '#shared/replication/protocol.ts';
import { CLIENT_HEADERS, callHub, type Fetch, type HubCall, HubRefusal, send } from './hub-calls.ts';

export interface Signer {
  workstation: string;
  staff: string;
  /** Id of the person's signing key, and its signature. */
  key: string;
  sign: Sign;
  signAsWorkstation: Sign;
}

export interface ServerTime {
  /** Of this PC, in the middle between question and answer. */
  localMs: number;
  serverMs: number;
}

/** Asks the hub for its time, and for a challenge. */
export async function askTime(fetch: Fetch, now: () => number): Promise<{ challenge: string; time: ServerTime }> {
  const askedMs = now();
  const { challenge, serverTimeMs } = await callHub(fetch, '/sessions/challenge', { answer: ChallengeAnswer });
  return { challenge, time: { localMs: Math.round((askedMs + now()) / 2), serverMs: serverTimeMs } };
}

/** Asks for a challenge and answers it by both keys. */
export async function signInToHub(
  fetch: Fetch,
  now: () => number,
  signer: Signer,
  first?: NonNullable<SessionRequest['first']>,
): Promise<{ answer: SessionAnswer; time: ServerTime }> {
  const { workstation, staff, key } = signer;
  const { challenge, time } = await askTime(fetch, now);
  const proof = SESSION_PROOF_PREFIX + jcs({ challenge, key, staff, workstation });
  const [workstationProof, staffProof] = await Promise.all([signer.signAsWorkstation(proof), signer.sign(proof)]);
  const body: SessionRequest = {
    workstation,
    staff,
    key,
    challenge,
    workstationProof,
    staffProof,
    ...(first && { first }),
  };
  return { answer: await callHub(fetch, '/sessions', { method: 'POST', body, answer: SessionAnswer }), time };
}

export interface SessionParts {
  fetch: Fetch;
  now: () => number;
  signer: Signer;
  onSignedIn(answer: SessionAnswer, time: ServerTime): Promise<void>;
  /** The hub does not take the person's key any more. */
  onRefused(): Promise<void>;
}

const KEY_REFUSED: readonly string[] = ['wrong-signature', 'key-revoked'];
const END_TIMEOUT_MS = 2_000;

/** A session is renewed this long before it would end. */
const MARGIN_MS = 60_000;

/** Calls in the name of the person signed in; opens, renews and reopens the session by itself. */
export class HubSession {
  readonly #parts: SessionParts;
  #validUntilMs = 0;
  #opening: Promise<void> | null = null;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  call<Schema extends TSchema>(path: string, call: HubCall<Schema>): Promise<Static<Schema>> {
    return this.#signedIn(() => callHub(this.#parts.fetch, path, call));
  }

  send(path: string, init: RequestInit): Promise<Response> {
    return this.#signedIn(() => send(this.#parts.fetch, path, init));
  }

  /** Opens the session if there is none; many callers wait for one opening. */
  async open(): Promise<void> {
    if (this.#parts.now() < this.#validUntilMs) return;
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    await this.#opening;
  }

  /** A session that was opened elsewhere, by the first sign-in. */
  adopt(answer: SessionAnswer): void {
    this.#validUntilMs = this.#parts.now() + answer.expiresInMs - MARGIN_MS;
  }

  /** The next call opens a session anew. */
  forget(): void {
    this.#validUntilMs = 0;
  }

  /** Tells the hub at lock; should the line be bad, the session ends there by itself. */
  async end(): Promise<void> {
    if (this.#parts.now() >= this.#validUntilMs) return;
    this.#validUntilMs = 0;
    const init = { method: 'DELETE', headers: CLIENT_HEADERS, signal: AbortSignal.timeout(END_TIMEOUT_MS) };
    await send(this.#parts.fetch, '/sessions', init).catch(() => {});
  }

  async #open(): Promise<void> {
    const { fetch, now, signer, onSignedIn, onRefused } = this.#parts;
    try {
      const { answer, time } = await signInToHub(fetch, now, signer);
      // Nothing is sent or taken before it is known whose numbers these are.
      await onSignedIn(answer, time);
      this.adopt(answer);
    } catch (error) {
      if (error instanceof HubRefusal && KEY_REFUSED.includes(error.code)) await onRefused();
      throw error;
    }
  }

  async #signedIn<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.open();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HubRefusal) || error.status !== 401) throw error;
      this.#validUntilMs = 0;
      await this.open();
      return work();
    }
  }
}
