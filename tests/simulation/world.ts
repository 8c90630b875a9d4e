import { settled } from './turns.ts';

interface Event {
  atMs: number;
  run(): void;
}

/** The time of the simulation: it stands still while anything is being done, and then jumps to the next event. */
export class World {
  nowMs: number;
  /** Tasks run so far: the finest grain at which a PC can die. */
  steps = 0;
  readonly #onTime: (nowMs: number) => void;
  readonly #events: Event[] = [];
  readonly #watchers = new Set<() => void>();

  constructor(startMs: number, onTime: (nowMs: number) => void) {
    this.nowMs = startMs;
    this.#onTime = onTime;
    onTime(startMs);
  }

  /** Events of one moment run in the order in which they were asked for. The answer cancels. */
  after(delayMs: number, run: () => void): () => void {
    const event = { atMs: this.nowMs + Math.max(0, delayMs), run };
    const before = this.#events.findIndex(({ atMs }) => atMs > event.atMs);
    this.#events.splice(before === -1 ? this.#events.length : before, 0, event);
    return () => {
      const index = this.#events.indexOf(event);
      if (index !== -1) this.#events.splice(index, 1);
    };
  }

  /** Told of every step until it ends. */
  watch(onStep: () => void): () => void {
    this.#watchers.add(onStep);
    return () => this.#watchers.delete(onStep);
  }

  step(): void {
    this.steps += 1;
    for (const onStep of [...this.#watchers]) onStep();
  }

  settle(): Promise<void> {
    return settled(() => this.step());
  }

  /** Lets that much time pass, or less when `isDone` says so in between. */
  async pass(ms: number, isDone: () => boolean = () => false): Promise<void> {
    const untilMs = this.nowMs + ms;
    await this.settle();
    while (!isDone()) {
      const next = this.#events[0];
      if (!next || next.atMs > untilMs) break;
      this.#events.shift();
      this.#advance(next.atMs);
      next.run();
      await this.settle();
    }
    if (!isDone()) this.#advance(untilMs);
  }

  /** Waits for work of the simulated machines. */
  async until<Result>(work: Promise<Result>, withinMs: number): Promise<Result> {
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    done.catch(() => {});
    await this.pass(withinMs, () => isDone);
    if (!isDone) throw new Error(`not done after ${withinMs} ms`);
    return done;
  }

  #advance(nowMs: number): void {
    if (nowMs === this.nowMs) return;
    this.nowMs = nowMs;
    this.#onTime(nowMs);
  }
}
