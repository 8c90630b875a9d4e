/** Hybrid logical clock (Kulkarni et al. 2014): 12 hex digits of milliseconds, "-", 4 hex digits of counter. */
export type Hlc = string;

/** Stamps further ahead of this clock than this are kept in their entries but do not push this clock forward. */
export const MAX_AHEAD_MS = 10 * 60_000;

const HLC = /^[0-9a-f]{12}-[0-9a-f]{4}$/;

export const formatHlc = (ms: number, counter: number): Hlc =>
  `${Math.max(0, ms).toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}`;

/** Milliseconds of a stamp. */
export const hlcMs = (hlc: Hlc): number => Number.parseInt(hlc.slice(0, 12), 16);

export class HybridClock {
  #ms = 0;
  #counter = 0;
  readonly #now: () => number;

  /** `now` gives the PC's time in ms, corrected by the last known offset to the hub. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** A stamp greater than every one given or received before. */
  tick(): Hlc {
    const now = Math.trunc(this.#now());
    if (now > this.#ms) {
      this.#ms = now;
      this.#counter = 0;
    } else if (this.#counter === 0xffff) {
      this.#ms += 1;
      this.#counter = 0;
    } else {
      this.#counter += 1;
    }
    return formatHlc(this.#ms, this.#counter);
  }

  /** Takes a stamp of another machine, or of this one before a restart. */
  receive(hlc: Hlc): void {
    if (!HLC.test(hlc)) return;
    const ms = hlcMs(hlc);
    if (ms > this.#now() + MAX_AHEAD_MS || ms < this.#ms) return;
    const counter = Number.parseInt(hlc.slice(13), 16);
    if (ms === this.#ms) this.#counter = Math.max(this.#counter, counter);
    else [this.#ms, this.#counter] = [ms, counter];
  }
}
