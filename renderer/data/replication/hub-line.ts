import { BehaviorSubject } from 'rxjs';
import { DeskError } from '../desk.ts';
import { HubRefusal } from './hub-calls.ts';

/** What stands between this PC and the hub; `up` until a call fails. */
export type LineState = 'up' | 'offline' | 'unreachable' | 'sign-in-needed' | 'server-newer' | 'must-enrol';

export interface LineStatus {
  readonly state: LineState;
  /** ms; null while the line is up. */
  readonly nextTryMs: number | null;
}

const FIRST_WAIT_MS = 5_000;
const LAST_WAIT_MS = 5 * 60_000;

/** Refusals of the person or the PC: trying again changes nothing until somebody acts. */
const PERSONAL: readonly DeskError['code'][] = ['key-revoked', 'unknown-staff', 'wrong-signature'];

/** Refusals of the PC as it is enrolled. */
const OF_THE_PC: readonly DeskError['code'][] = ['must-enrol', 'unknown-workstation', 'workstation-revoked'];

export class LineClosed extends Error {}

/**
 * Waits out a bad line for everybody who calls the hub: after a failure nobody tries again before the back-off ends,
 * jittered from 5 s to 5 min, or somebody says that the network is back.
 */
export class HubLine {
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #onAnswer: () => void;
  readonly #status$ = new BehaviorSubject<LineStatus>({ state: 'up', nextTryMs: null });
  readonly status$ = this.#status$.asObservable();
  readonly #closing = new AbortController();
  /** Aborts when the line is closed. */
  readonly signal = this.#closing.signal;
  #waitMs = FIRST_WAIT_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => void)[] = [];

  /** `onAnswer` after every call that the hub answered. */
  constructor(now: () => number, random: () => number, onAnswer: () => void) {
    this.#now = now;
    this.#random = random;
    this.#onAnswer = onAnswer;
  }

  /**
   * Does the work as soon as the hub answers, however long that takes. Throws LineClosed at lock, and what the hub
   * says against this very call.
   */
  async persist<Result>(work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      await this.#mayTry();
      try {
        return await this.attempt(work);
      } catch (error) {
        if (this.signal.aborted) throw new LineClosed('locked');
        if (outageOf(error) === null) throw error;
      }
    }
  }

  /** Does the work now; a failure of the line is noted. */
  async attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      const result = await work();
      this.#up();
      return result;
    } catch (error) {
      const outage = outageOf(error);
      if (outage === null) this.#up();
      else if (!this.signal.aborted) this.#down(outage, error instanceof HubRefusal ? error.retryAfterMs : null);
      throw error;
    }
  }

  /** The network is back, or somebody asked: whoever waits tries now. */
  tryNow(): void {
    this.#waitMs = FIRST_WAIT_MS;
    this.#open();
  }

  /** The machine itself says that its network is gone: the strip must not wait for a call to fail. */
  lost(): void {
    if (!this.signal.aborted && this.#status$.value.state === 'up') this.#down('offline');
  }

  close(): void {
    this.#closing.abort();
    this.#open();
  }

  #mayTry(): Promise<void> {
    if (this.signal.aborted) return Promise.reject(new LineClosed('locked'));
    if (this.#timer === undefined) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => (this.signal.aborted ? reject(new LineClosed('locked')) : resolve()));
    });
  }

  #up(): void {
    this.#onAnswer();
    this.#waitMs = FIRST_WAIT_MS;
    if (this.#status$.value.state !== 'up') this.#status$.next({ state: 'up', nextTryMs: null });
    this.#open();
  }

  #down(state: LineState, askedMs: number | null = null): void {
    // Others that failed with it change nothing: one failure is one step of the back-off.
    if (this.#timer !== undefined) return;
    const waitMs = state === 'offline' || state === 'unreachable' ? this.#waitMs : LAST_WAIT_MS;
    const isAsked = askedMs !== null && state === 'unreachable';
    // A hub that many call at once says when to come back: never sooner, and not all in the same moment.
    const jittered = isAsked
      ? Math.round(Math.min(askedMs, LAST_WAIT_MS) * (1 + this.#random()))
      : Math.round(waitMs * (0.5 + this.#random() / 2));
    if (!isAsked) this.#waitMs = Math.min(this.#waitMs * 2, LAST_WAIT_MS);
    this.#timer = setTimeout(() => this.#open(), jittered);
    this.#status$.next({ state, nextTryMs: this.#now() + jittered });
  }

  #open(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }
}

/** What an error says of the line; null when it speaks of the call alone. */
function outageOf(error: unknown): Exclude<LineState, 'up'> | null {
  if (!(error instanceof DeskError)) return null;
  if (PERSONAL.includes(error.code)) return 'sign-in-needed';
  if (OF_THE_PC.includes(error.code)) return 'must-enrol';
  if (error.code === 'protocol-too-old') return 'server-newer';
  if (error.code === 'no-network') return navigator.onLine === false ? 'offline' : 'unreachable';
  if (error instanceof HubRefusal && (error.status >= 500 || error.status === 429 || error.status === 401)) {
    return 'unreachable';
  }
  return error.code === 'hub-error' || error.code === 'hub-unreachable' ? 'unreachable' : null;
}
