import { HubError } from '../hub-error.ts';

export interface PushLimits {
  /** Pushes worked on at once. */
  running: number;
  /** Who would have to wait longer than this, going by the pushes before, is asked to come back. */
  withinMs: number;
}

/** More at once finish no sooner on two cores, and take the database's connections from whoever only reads. */
export const PUSH_LIMITS: PushLimits = { running: 2, withinMs: 700 };

const RETRY_AFTER_MS = 2_000;
const FIRST_GUESS_MS = 200;

/** When a province comes back at once: each push is either taken in soon, or told at once to come back. */
export class PushGate {
  readonly #limits: PushLimits;
  readonly #now: () => number;
  #running = 0;
  #usualMs = FIRST_GUESS_MS;
  readonly #waiting: (() => void)[] = [];

  /** `now` in ms of any clock that only goes forward. */
  constructor(limits: PushLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Throws `hub-busy` when the wait would be too long; also of use before a body has been read. */
  check(): void {
    const { running, withinMs } = this.#limits;
    if (this.#running < running) return;
    const expectedMs = (this.#usualMs * (this.waiting + 1)) / running;
    if (expectedMs > withinMs)
      throw new HubError('hub-busy', 'many workstations push at once', { retryAfterMs: RETRY_AFTER_MS });
  }

  async through<Result>(work: () => Promise<Result>): Promise<Result> {
    this.check();
    if (this.#running < this.#limits.running) this.#running += 1;
    // Whoever ends hands its place on.
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const startedMs = this.#now();
    try {
      return await work();
    } finally {
      this.#usualMs += (this.#now() - startedMs - this.#usualMs) / 8;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
